//! Classes of characters, from what the standard library and `unicode-normalization` know of Unicode; the little that
//! they lack stands in tables here. The tests hold every character against the crate `regex`.

use unicode_normalization::char::is_combining_mark;

type Ranges = &'static [(u32, u32)];

fn within(ranges: Ranges, c: char) -> bool {
    let c = c as u32;
    let at = ranges.partition_point(|&(_, last)| last < c);
    ranges.get(at).is_some_and(|&(first, _)| first <= c)
}

/// A class that a pattern can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Digit,
    Space,
    Word,
    Letter,
    Upper,
    Lower,
    Mark,
    Han,
    Hiragana,
    Katakana,
    Latin,
    Cyrillic,
}

impl Named {
    /// The class behind `\p{…}`.
    pub(crate) fn property(name: &str) -> Option<Self> {
        Some(match name {
            "Nd" => Self::Digit,
            "L" => Self::Letter,
            "Lu" => Self::Upper,
            "Ll" => Self::Lower,
            "M" => Self::Mark,
            "Han" => Self::Han,
            "Hiragana" => Self::Hiragana,
            "Katakana" => Self::Katakana,
            "Latin" => Self::Latin,
            "Cyrillic" => Self::Cyrillic,
            _ => return None,
        })
    }

    pub(crate) fn has(self, c: char) -> bool {
        if c.is_ascii() {
            return match self {
                Self::Digit => c.is_ascii_digit(),
                Self::Space => matches!(c, ' ' | '\t'..='\r'),
                Self::Word => c.is_ascii_alphanumeric() || c == '_',
                Self::Letter | Self::Latin => c.is_ascii_alphabetic(),
                Self::Upper => c.is_ascii_uppercase(),
                Self::Lower => c.is_ascii_lowercase(),
                Self::Mark | Self::Han | Self::Hiragana | Self::Katakana | Self::Cyrillic => false,
            };
        }
        // Syllables and ideographs, to which every class has one answer.
        if matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{4e00}'..='\u{9fff}') {
            return matches!(self, Self::Word | Self::Letter) || (self == Self::Han && c < '\u{ac00}');
        }
        match self {
            Self::Digit => c.is_numeric() && within(DIGITS, c),
            Self::Space => c.is_whitespace(),
            Self::Word => c.is_alphabetic() || is_combining_mark(c) || (c.is_numeric() && within(DIGITS, c)) || within(JOINERS, c),
            Self::Letter => is_letter(c),
            Self::Upper => c.is_uppercase() && is_letter(c),
            Self::Lower => (c.is_lowercase() && is_letter(c) && !within(SMALL_BUT_NOT_CASED, c)) || c == '\u{295}',
            Self::Mark => is_combining_mark(c),
            Self::Han => within(HAN, c),
            Self::Hiragana => within(HIRAGANA, c),
            Self::Katakana => within(KATAKANA, c),
            Self::Latin => within(LATIN, c),
            Self::Cyrillic => within(CYRILLIC, c),
        }
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_combining_mark(c) && !within(ALPHABETIC_BUT_NO_LETTER, c)
}

/// The one form in which characters are compared where case plays no part (Unicode's simple case folding).
pub(crate) fn same_case(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    // Syllables and ideographs have no case.
    if matches!(c, '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{faff}') {
        return c;
    }
    // Letters whose other case is several letters keep to themselves; the dotless i is no i.
    if c == '\u{131}' || c == '\u{130}' {
        return c;
    }
    let one = |c: char, mut other: std::iter::Chain<std::option::IntoIter<char>, std::option::IntoIter<char>>| match (other.next(), other.next()) {
        (Some(only), None) => only,
        _ => c,
    };
    let upper = {
        let mut upper = c.to_uppercase();
        one(c, upper.next().into_iter().chain(upper.next()))
    };
    let mut lower = upper.to_lowercase();
    one(upper, lower.next().into_iter().chain(lower.next()))
}

/// Numbers of letters and letters in circles.
const ALPHABETIC_BUT_NO_LETTER: Ranges = &[
    (0x16ee, 0x16f0), (0x2160, 0x2182), (0x2185, 0x2188), (0x24b6, 0x24e9), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303a), (0xa6e6, 0xa6ef), (0x10140, 0x10174), (0x10341, 0x10341),
    (0x1034a, 0x1034a), (0x103d1, 0x103d5), (0x12400, 0x1246e), (0x1f130, 0x1f149), (0x1f150, 0x1f169), (0x1f170, 0x1f189),
];

/// Small in form, modifier letters by category.
const SMALL_BUT_NOT_CASED: Ranges = &[
    (0xaa, 0xaa), (0xba, 0xba), (0x2b0, 0x2b8), (0x2c0, 0x2c1), (0x2e0, 0x2e4), (0x37a, 0x37a), (0x10fc, 0x10fc), (0x1d2c, 0x1d6a), (0x1d78, 0x1d78), (0x1d9b, 0x1dbf), (0x2071, 0x2071),
    (0x207f, 0x207f), (0x2090, 0x209c), (0x2c7c, 0x2c7d), (0xa69c, 0xa69d), (0xa770, 0xa770), (0xa7f1, 0xa7f4), (0xa7f8, 0xa7f9), (0xab5c, 0xab5f), (0xab69, 0xab69), (0x10780, 0x10780),
    (0x10783, 0x10785), (0x10787, 0x107b0), (0x107b2, 0x107ba), (0x1e030, 0x1e06d),
];

/// What joins words without being a letter: low lines and the two joiners.
const JOINERS: Ranges = &[(0x200c, 0x200d), (0x203f, 0x2040), (0x2054, 0x2054), (0xfe33, 0xfe34), (0xfe4d, 0xfe4f), (0xff3f, 0xff3f)];

/// Decimal digits outside ASCII.
const DIGITS: Ranges = &[
    (0x660, 0x669), (0x6f0, 0x6f9), (0x7c0, 0x7c9), (0x966, 0x96f), (0x9e6, 0x9ef), (0xa66, 0xa6f), (0xae6, 0xaef), (0xb66, 0xb6f), (0xbe6, 0xbef), (0xc66, 0xc6f), (0xce6, 0xcef),
    (0xd66, 0xd6f), (0xde6, 0xdef), (0xe50, 0xe59), (0xed0, 0xed9), (0xf20, 0xf29), (0x1040, 0x1049), (0x1090, 0x1099), (0x17e0, 0x17e9), (0x1810, 0x1819), (0x1946, 0x194f),
    (0x19d0, 0x19d9), (0x1a80, 0x1a89), (0x1a90, 0x1a99), (0x1b50, 0x1b59), (0x1bb0, 0x1bb9), (0x1c40, 0x1c49), (0x1c50, 0x1c59), (0xa620, 0xa629), (0xa8d0, 0xa8d9), (0xa900, 0xa909),
    (0xa9d0, 0xa9d9), (0xa9f0, 0xa9f9), (0xaa50, 0xaa59), (0xabf0, 0xabf9), (0xff10, 0xff19), (0x104a0, 0x104a9), (0x10d30, 0x10d39), (0x10d40, 0x10d49), (0x11066, 0x1106f),
    (0x110f0, 0x110f9), (0x11136, 0x1113f), (0x111d0, 0x111d9), (0x112f0, 0x112f9), (0x11450, 0x11459), (0x114d0, 0x114d9), (0x11650, 0x11659), (0x116c0, 0x116c9), (0x116d0, 0x116e3),
    (0x11730, 0x11739), (0x118e0, 0x118e9), (0x11950, 0x11959), (0x11bf0, 0x11bf9), (0x11c50, 0x11c59), (0x11d50, 0x11d59), (0x11da0, 0x11da9), (0x11f50, 0x11f59), (0x16130, 0x16139),
    (0x16a60, 0x16a69), (0x16ac0, 0x16ac9), (0x16b50, 0x16b59), (0x16d70, 0x16d79), (0x1ccf0, 0x1ccf9), (0x1d7ce, 0x1d7ff), (0x1e140, 0x1e149), (0x1e2f0, 0x1e2f9), (0x1e4f0, 0x1e4f9),
    (0x1e5f1, 0x1e5fa), (0x1e950, 0x1e959), (0x1fbf0, 0x1fbf9),
];

const HAN: Ranges = &[
    (0x2e80, 0x2e99), (0x2e9b, 0x2ef3), (0x2f00, 0x2fd5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303b), (0x3400, 0x4dbf), (0x4e00, 0x9fff), (0xf900, 0xfa6d),
    (0xfa70, 0xfad9), (0x16fe2, 0x16fe3), (0x16ff0, 0x16ff1), (0x20000, 0x2a6df), (0x2a700, 0x2b739), (0x2b740, 0x2b81d), (0x2b820, 0x2cea1), (0x2ceb0, 0x2ebe0), (0x2ebf0, 0x2ee5d),
    (0x2f800, 0x2fa1d), (0x30000, 0x3134a), (0x31350, 0x323af),
];

const HIRAGANA: Ranges = &[
    (0x3041, 0x3096), (0x309d, 0x309f), (0x1b001, 0x1b11f), (0x1b132, 0x1b132), (0x1b150, 0x1b152), (0x1f200, 0x1f200),
];

const KATAKANA: Ranges = &[
    (0x30a1, 0x30fa), (0x30fd, 0x30ff), (0x31f0, 0x31ff), (0x32d0, 0x32fe), (0x3300, 0x3357), (0xff66, 0xff6f), (0xff71, 0xff9d), (0x1aff0, 0x1aff3), (0x1aff5, 0x1affb),
    (0x1affd, 0x1affe), (0x1b000, 0x1b000), (0x1b120, 0x1b122), (0x1b155, 0x1b155), (0x1b164, 0x1b167),
];

const LATIN: Ranges = &[
    (0xaa, 0xaa), (0xba, 0xba), (0xc0, 0xd6), (0xd8, 0xf6), (0xf8, 0x2b8), (0x2e0, 0x2e4), (0x1d00, 0x1d25), (0x1d2c, 0x1d5c), (0x1d62, 0x1d65), (0x1d6b, 0x1d77), (0x1d79, 0x1dbe),
    (0x1e00, 0x1eff), (0x2071, 0x2071), (0x207f, 0x207f), (0x2090, 0x209c), (0x212a, 0x212b), (0x2132, 0x2132), (0x214e, 0x214e), (0x2160, 0x2188), (0x2c60, 0x2c7f), (0xa722, 0xa787),
    (0xa78b, 0xa7cd), (0xa7d0, 0xa7d1), (0xa7d3, 0xa7d3), (0xa7d5, 0xa7dc), (0xa7f2, 0xa7ff), (0xab30, 0xab5a), (0xab5c, 0xab64), (0xab66, 0xab69), (0xfb00, 0xfb06), (0xff21, 0xff3a),
    (0xff41, 0xff5a), (0x10780, 0x10785), (0x10787, 0x107b0), (0x107b2, 0x107ba), (0x1df00, 0x1df1e), (0x1df25, 0x1df2a),
];

const CYRILLIC: Ranges = &[
    (0x400, 0x484), (0x487, 0x52f), (0x1c80, 0x1c8a), (0x1d2b, 0x1d2b), (0x1d78, 0x1d78), (0x2de0, 0x2dff), (0xa640, 0xa69f), (0xfe2e, 0xfe2f), (0x1e030, 0x1e06d), (0x1e08f, 0x1e08f),
];
