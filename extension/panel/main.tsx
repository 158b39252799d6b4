import "../shared/theme.css";
import "./panel.css";
import { start } from "../shared/ui/start";
import { Panel } from "./panel";

void start("page_panel", Panel);
