//! Addresses in a text.

use crate::subject::Link;
use crate::text::Text;

/// Links written as `[shown](target)`.
pub fn markdown(text: &Text) -> Vec<Link> {
    let source = text.as_str();
    let mut links = Vec::new();
    let mut from = 0;
    while let Some(middle) = source[from..].find("](").map(|at| from + at) {
        from = middle + 2;
        let Some(open) = source[..middle].rfind('[') else { continue };
        let Some(close) = source[from..].find([')', ' ', '\n']).map(|at| from + at) else { continue };
        if source.as_bytes().get(close) == Some(&b')') && close > from {
            links.push(Link { shown: text.slice(open + 1..middle), target: source[from..close].to_owned() });
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_shown_and_target() {
        let found = markdown(&Text::new("/x", "see [our site](https://a.example/x) and [b] (c) [d](e f)"));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].shown.as_str(), found[0].target.as_str()), ("our site", "https://a.example/x"));
    }
}
