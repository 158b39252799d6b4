//! Letters and signs that look like plain Latin ones (Unicode Technical Standard 39, "confusables").
//!
//! Only what imitates ASCII matters here, a third of Unicode's table: the build script takes those rows out of the crate
//! `unicode-security`, whose tables would be a tenth of the engine's size.

use std::collections::HashMap;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/confusables.rs"));

/// The ASCII that the character `c`, itself not ASCII, looks like.
pub fn ascii(c: char) -> Option<&'static str> {
    static ALL: OnceLock<HashMap<char, &'static str>> = OnceLock::new();
    let all = ALL.get_or_init(|| LOOK_ALIKES.iter().flat_map(|&(plain, all)| all.chars().map(move |c| (c, plain))).collect());
    all.get(&c).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_unicode() {
        for c in ('\u{80}'..=char::MAX).filter(|c| !c.is_ascii()) {
            let whole: String = unicode_security::confusable_detection::skeleton(c.encode_utf8(&mut [0; 4])).collect();
            let plain = (whole.is_ascii() && !whole.is_empty()).then_some(whole);
            assert_eq!(ascii(c).map(str::to_owned), plain, "{c:?}");
        }
        assert_eq!((ascii('а'), ascii('ж'), ascii('a')), (Some("a"), None, None));
    }
}
