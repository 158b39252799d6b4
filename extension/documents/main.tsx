import "../shared/theme.css";
import "./documents.css";
import { start } from "../shared/ui/start";
import { Documents } from "./documents";

void start("page_documents", Documents);
