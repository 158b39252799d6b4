import "../shared/theme.css";
import { start } from "../shared/ui/start";
import { PracticeList } from "./practice-list";

void start("page_practice", PracticeList);
