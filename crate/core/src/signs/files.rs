//! Names of files: attached, or named in a message.

use std::collections::HashSet;

use crate::case::{Case, Origin};
use crate::text::phrases::sentences;
use crate::text::{Text, fold, links};

/// How a file came up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promised {
    /// It is attached, or a link leads to it.
    Attached,
    /// The message says to open, run, install or download it.
    Offered,
    /// Its name is mentioned.
    Named,
}

/// A file.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name as written.
    pub name: Text,
    /// How it came up.
    pub promised: Promised,
    extension: String,
}

/// What opening a file can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Danger {
    /// It runs, installs or mounts something.
    Runs,
    /// It can run something if the reader lets it: scripts.
    MayRun,
    /// A document with macros.
    Macros,
}

/// How a name hides what the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disguise {
    /// A control character turns part of the name round.
    Reversed,
    /// A document's ending before the real one.
    Double,
    /// The real ending stands far behind.
    Padded,
}

const RUNS: &[&str] = &[
    "exe", "scr", "com", "pif", "msi", "msix", "msp", "appx", "appinstaller", "dll", "cpl", "lnk", "url", "hta", "jse", "vbs", "vbe", "wsf", "wsh", "ps1", "psm1", "bat", "cmd", "jar", "jnlp", "dmg", "pkg", "app", "command",
    "desktop", "apk", "xapk", "ipa", "deb", "rpm", "appimage", "run", "iso", "img", "vhd", "vhdx", "cab", "chm", "reg", "scf", "xll", "wll", "one", "msc", "application", "gadget", "rdp", "settingcontent-ms", "library-ms", "scpt",
];
const MAY_RUN: &[&str] = &["js", "sh", "py", "svg", "slk", "iqy"];
const MACROS: &[&str] = &["docm", "dotm", "xlsm", "xlsb", "xltm", "xlam", "pptm", "ppsm", "potm", "ppam", "sldm"];
const ARCHIVES: &[&str] = &["zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zipx", "alz", "egg", "ace", "arj", "lzh", "zst"];
/// Endings in a text that are files and nothing else; ".com", ".app", ".run" or ".one" are also ends of addresses, and
/// scripts are what people who write programmes talk about.
const IN_TEXT: &[&str] = &["exe", "scr", "msi", "msix", "lnk", "hta", "jse", "vbs", "ps1", "bat", "jar", "dmg", "pkg", "apk", "appimage", "iso", "img", "vhd", "vhdx", "xll", "docm", "xlsm", "pptm", "chm"];
const DOCUMENTS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "txt", "csv", "hwp", "hwpx", "jpg", "jpeg", "png", "gif", "webp", "heic", "mp4", "mov", "avi", "mp3", "wav", "html", "htm", "eml", "xml", "pages", "key",
];

/// Words near a file's name that make it an offer. Folded, parts of words.
const OFFERS: &[&str] = &[
    "download", "open", "run", "install", "launch", "execute", "double-click", "start", "attach", "send you", "sent you", "sending", "unzip", "extract", "please find", "here is", "use this", "열어", "실행", "설치", "다운", "첨부", "보내", "압축",
    "herunterladen", "offne", "öffne", "installier", "anhang", "starte", "télécharge", "ouvre", "ejecut", "descarg", "abre ", "instala", "開いて", "実行", "インストール", "ダウンロード", "添付", "送り", "打开", "运行", "下载", "安装", "скача", "запуст", "установ",
];
/// Words that turn a mention into advice or a story. Folded, parts of words.
const WARNS: &[&str] = &[
    "never", "don't", "do not", "avoid", "beware", "instead of", "malware", "phishing", "suspicious", "blocked", "blocks ", "quarantine", "refuse", "not open", "won't", "will not", "warn", "열지 마", "실행하지", "설치하지", "악성", "의심", "차단", "주의하", "절대", "마세요", "마십시오", "않습니다", "nicht", "niemals", "warn", "ne pas", "jamais", "nunca", "開かない", "しないで",
    "不要", "не открыва",
];

/// The part behind the last dot, in lower case; direction controls do not count.
pub fn extension_of(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !fold::is_invisible(*c)).collect();
    let ending = plain.trim_end().rsplit_once('.').map(|(_, ending)| ending.trim().to_lowercase()).unwrap_or_default();
    if ending.chars().count() <= 20 && ending.chars().all(|c| c.is_alphanumeric() || c == '-') { ending } else { String::new() }
}

/// What opening a file with this ending can do.
pub fn danger(extension: &str) -> Option<Danger> {
    if RUNS.contains(&extension) {
        Some(Danger::Runs)
    } else if MAY_RUN.contains(&extension) {
        Some(Danger::MayRun)
    } else if MACROS.contains(&extension) {
        Some(Danger::Macros)
    } else {
        None
    }
}

/// Whether a file with this ending holds other files.
pub fn is_archive(extension: &str) -> bool {
    ARCHIVES.contains(&extension)
}

/// Spaces or fill characters in a row that push the real ending out of sight.
const PADDING: usize = 8;

/// How a name hides what the file is, if it does.
pub fn disguise(name: &str) -> Option<Disguise> {
    // Marks without an override (U+200E, U+200F) are ordinary in Arabic and Hebrew names.
    if name.contains(['\u{202e}', '\u{202d}']) {
        return Some(Disguise::Reversed);
    }
    let extension = extension_of(name);
    danger(&extension).filter(|_| extension != "svg" && extension != "url")?;
    let plain: String = name.chars().filter(|c| !fold::is_invisible(*c)).collect();
    let stem = plain.trim_end().rsplit_once('.').map_or("", |(stem, _)| stem);
    let longest = stem
        .split(|c: char| !(c.is_whitespace() || matches!(c, '_' | '.' | '\u{2800}')))
        .map(|run| run.chars().count())
        .max()
        .unwrap_or_default();
    if longest >= PADDING {
        return Some(Disguise::Padded);
    }
    let before = stem.trim_end().rsplit_once(['.', '․', '．']).map(|(_, ending)| ending.trim().to_lowercase())?;
    // "setup.min.js" and "report.html.js" are built files of programmers.
    let built = matches!(extension.as_str(), "js" | "py" | "sh") && matches!(before.as_str(), "html" | "htm" | "xml" | "txt" | "csv" | "key" | "pages");
    (DOCUMENTS.contains(&before.as_str()) && !built).then_some(Disguise::Double)
}

impl File {
    fn new(name: Text, promised: Promised) -> Self {
        let extension = extension_of(name.as_str());
        Self { name, promised, extension }
    }

    /// Its ending, in lower case, without the dot.
    pub fn extension(&self) -> &str {
        &self.extension
    }
}

/// The files of the other side: attached, linked, or named in what they write.
pub fn of(case: &Case) -> Vec<File> {
    let mut files: Vec<File> = case.attachments().map(|name| File::new(name.clone(), Promised::Attached)).collect();
    for (origin, text) in case.their_words() {
        if matches!(origin, Origin::Message(_)) {
            files.extend(named_in(text));
        }
    }
    // A file that is named again is the same file.
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert(file.name.as_str().to_owned()));
    files
}

fn named_in(text: &Text) -> Vec<File> {
    let source = text.as_str();
    // Sentences cost a folding of the whole text; most texts name no file.
    if !source.contains('.') || names_in(text).is_empty() {
        return Vec::new();
    }
    let mut files = Vec::new();
    for sentence in sentences(source) {
        let part = text.slice(sentence);
        let names = names_in(&part);
        if names.is_empty() {
            continue;
        }
        let folded = fold::fold(part.as_str()).text;
        if WARNS.iter().any(|word| folded.contains(word)) {
            continue;
        }
        let promised = if OFFERS.iter().any(|word| folded.contains(word)) { Promised::Offered } else { Promised::Named };
        files.extend(names.into_iter().map(|name| File::new(name, promised)));
    }
    files
}

/// Words of a text that are names of files which run something.
fn names_in(text: &Text) -> Vec<Text> {
    let source = text.as_str();
    let base = source.as_ptr() as usize;
    source
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | ')' | '[' | ']' | '<' | '>' | ',' | ';' | '“' | '”' | '‘' | '’' | '「' | '」' | '、' | '`'))
        .filter_map(|word| {
            let word = word.trim_matches(['.', '!', '?', ':', '*']);
            // A Korean particle or Japanese word may stand right behind the ending.
            let end = word.rfind('.')? + 1;
            let ending = &word[end..word[end..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(word.len(), |n| end + n)];
            let at = word.as_ptr() as usize - base;
            let name = text.slice(at..at + end + ending.len());
            let stem = &word[..end - 1];
            let is_address = word.contains("://") && links::split(word).is_some_and(|(_, path)| !path.contains('.'));
            let fits = IN_TEXT.contains(&ending.to_lowercase().as_str()) && stem.chars().any(char::is_alphanumeric) && !is_address;
            (fits || !is_address && !ending.is_empty() && disguise(name.as_str()).is_some()).then_some(name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_endings_are_seen() {
        for (name, expected) in [
            ("terms.pdf.exe", Some(Disguise::Double)),
            ("terms.PDF .lnk", Some(Disguise::Double)),
            ("terms_\u{202e}fdp.scr", Some(Disguise::Reversed)),
            ("terms.pdf                    .exe", Some(Disguise::Padded)),
            ("terms.pdf", None),
            ("terms.v2.1.pdf", None),
            ("archive.tar.gz", None),
            ("terms.pdf.zip", None),
            ("tool-2.4.1.exe", None),
            ("\u{200f}عقد.pdf", None),
            ("chart.html.js", None),
        ] {
            assert_eq!(disguise(name), expected, "{name}");
        }
    }
}
