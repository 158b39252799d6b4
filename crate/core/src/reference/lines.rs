//! A table as sorted lines: the key, a tab, the rest. Looked up by halving, on the bytes as they came, so that loading
//! costs no more than checking that they are UTF-8.

/// Sorted lines.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// Takes in lines that are sorted by their bytes, each ended by a line feed.
    ///
    /// # Errors
    /// When the bytes are not UTF-8 or the last line does not end.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|e| format!("not UTF-8 at byte {}", e.valid_up_to()))?;
        if !text.is_empty() && !text.ends_with('\n') {
            return Err("the last line is cut off".to_owned());
        }
        Ok(Self { text: text.to_owned() })
    }

    /// The rests of all lines with this key.
    pub fn all<'l>(&'l self, key: &str) -> impl Iterator<Item = &'l str> {
        let mut at = self.first_not_below(key);
        std::iter::from_fn(move || {
            let line = self.line(at)?;
            let (found, rest) = line.split_once('\t')?;
            at += line.len() + 1;
            (found == key).then_some(rest)
        })
    }

    /// The rest of the first line with this key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.all(key).next()
    }

    /// Every line: key and rest.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.text.lines().filter_map(|line| line.split_once('\t'))
    }

    /// The line that starts at byte `start`.
    fn line(&self, start: usize) -> Option<&str> {
        self.text.get(start..).and_then(|rest| rest.split('\n').next()).filter(|line| !line.is_empty())
    }

    /// Where the first line starts whose key is not below `key`.
    fn first_not_below(&self, key: &str) -> usize {
        let bytes = self.text.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|b| *b == b'\n').map_or(low, |n| low + n + 1);
            let end = bytes[middle..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| middle + n);
            let found = bytes[start..end].split(|b| *b == b'\t').next().unwrap_or_default();
            if found < key.as_bytes() {
                low = end + 1;
            } else {
                high = start;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_first_last_and_repeated_keys_and_nothing_else() {
        let lines = Lines::from_bytes("a\t1\nab\t2\nab\t3\n한\t4\n".as_bytes()).unwrap();
        assert_eq!(lines.get("a"), Some("1"));
        assert_eq!(lines.all("ab").collect::<Vec<_>>(), ["2", "3"]);
        assert_eq!(lines.get("한"), Some("4"));
        for absent in ["", "0", "aa", "b", "힣"] {
            assert_eq!(lines.get(absent), None, "{absent}");
        }
        assert_eq!(Lines::default().get("a"), None);
        assert!(Lines::from_bytes(b"a\t1").is_err());
    }
}
