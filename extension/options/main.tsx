import "../shared/theme.css";
import "./options.css";
import { start } from "../shared/ui/start";
import { Options } from "./options";

void start("page_options", Options);
