//! Whether a quote is about a marked text: the rule of the measuring contract.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

// A constant pattern: a mistake in it fails every test of this crate.
#[allow(clippy::unwrap_used, reason = "the pattern is constant")]
static UNSEEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{Cf}+").unwrap());

/// Width, case, invisible letters and spacing taken away.
pub fn fold(text: &str) -> String {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).collect();
    UNSEEN.replace_all(&plain, "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `quote` is about `span`: one holds the other, or they share three consecutive words, or ten characters of a
/// text without spaces. A quote much longer than the span says nothing.
pub fn overlaps(quote: &str, span: &str) -> bool {
    let (a, b) = (fold(quote), fold(span));
    let (a_long, b_long) = (a.chars().count(), b.chars().count());
    if a_long.min(b_long) < 2 || a_long > 4 * b_long + 60 {
        return false;
    }
    if a.contains(&b) || b.contains(&a) {
        return true;
    }
    let (a_words, b_words): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let threes: BTreeSet<&[&str]> = a_words.windows(3).collect();
    if b_words.windows(3).any(|three| threes.contains(three)) {
        return true;
    }
    if a.is_ascii() {
        return false;
    }
    let (a_chars, b_chars): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let tens: BTreeSet<&[char]> = a_chars.windows(10).collect();
    b_chars.windows(10).any(|ten| tens.contains(ten))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_about_a_span_it_shares_words_with() {
        assert!(overlaps("Add me on  TELEGRAM", "add me on telegram now"));
        assert!(overlaps("please add me on it", "you could add me on Monday"));
        assert!(overlaps("텔\u{200b}레그램으로 옮겨서 이야기해요", "그냥 텔레그램으로 옮겨서 이야기합시다"));
        assert!(!overlaps("add me", "take the fee"));
        assert!(!overlaps("a", "a"));
        assert!(!overlaps(&"long text about the weather ".repeat(9), "weather"));
    }
}
