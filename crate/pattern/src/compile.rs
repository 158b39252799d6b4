//! From the notation to a program.

use crate::Error;
use crate::chars::{Named, same_case};

/// What the runner follows.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub steps: Vec<Step>,
    pub classes: Vec<Class>,
    /// Two places for each group: where it begins and ends.
    pub slots: usize,
    pub names: Vec<(String, usize)>,
    /// How many steps are forks.
    pub forks: usize,
    /// The first bytes that a match can have; `None` where it may be empty.
    pub first: Option<Box<[bool; 256]>>,
    /// A match begins at the beginning of the text.
    pub anchored: bool,
    /// A match begins where a word begins or ends.
    pub at_border: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Char(char),
    /// The same in either case; holds what [`same_case`] gives.
    Caseless(char),
    /// Everything but a line feed.
    Any,
    /// Number of the class.
    Class(usize),
    /// Go on at the first place; where that fails, at the second. Forks are numbered.
    Fork { first: usize, second: usize, number: usize },
    Jump(usize),
    Save(usize),
    Start,
    End,
    /// Between a word and what is none.
    Border,
    Match,
}

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Class {
    /// Which of ASCII.
    ascii: u128,
    negated: bool,
    caseless: bool,
    ranges: Vec<(char, char)>,
    /// With `true`, all but this.
    named: Vec<(Named, bool)>,
}

impl Class {
    fn new(negated: bool, caseless: bool, ranges: Vec<(char, char)>, named: Vec<(Named, bool)>) -> Self {
        let mut class = Self { ascii: 0, negated, caseless, ranges, named };
        for c in '\0'..='\x7f' {
            if class.looked_up(c) {
                class.ascii |= 1 << (c as u32);
            }
        }
        class
    }

    pub(crate) fn has(&self, c: char) -> bool {
        if c.is_ascii() { self.ascii >> (c as u32) & 1 == 1 } else { self.looked_up(c) }
    }

    /// The ranges, where they are all there is.
    fn plain_ranges(&self) -> Option<&[(char, char)]> {
        (!self.negated && self.named.is_empty()).then_some(self.ranges.as_slice())
    }

    fn looked_up(&self, c: char) -> bool {
        let as_it_is = |c: char| {
            self.ranges.iter().any(|&(first, last)| (first..=last).contains(&c)) || self.named.iter().any(|&(named, but)| named.has(c) != but)
        };
        let has = as_it_is(c)
            || (self.caseless && {
                let small = same_case(c);
                let mut capital = small.to_uppercase();
                as_it_is(small) || matches!((capital.next(), capital.next()), (Some(only), None) if as_it_is(only))
            });
        has != self.negated
    }
}

/// A pattern as it is written.
#[derive(Debug)]
enum Node {
    Char(char),
    Any,
    Class(usize),
    Start,
    End,
    Border,
    Group(Box<Self>, usize),
    Row(Vec<Self>),
    Either(Vec<Self>),
    Repeat { what: Box<Self>, least: usize, most: Option<usize>, lazy: bool },
}

/// A program longer than this is a mistake.
const LONGEST: usize = 50_000;

pub(crate) fn compile(pattern: &str) -> Result<Program, Error> {
    let (caseless, skip) = if pattern.starts_with("(?i)") { (true, 4) } else { (false, 0) };
    let mut reader = Reader { chars: pattern.chars().collect(), at: skip, caseless, classes: Vec::new(), groups: 1, names: Vec::new() };
    let node = reader.either()?;
    if reader.at < reader.chars.len() {
        return Err(reader.error("a bracket closes that was not opened"));
    }
    let mut writer = Writer { steps: Vec::new(), caseless, forks: 0 };
    writer.write(&node);
    writer.push(Step::Match);
    if writer.steps.len() > LONGEST {
        return Err(Error { what: "the pattern repeats too much", at: 0 });
    }
    let mut program =
        Program { steps: writer.steps, classes: reader.classes, slots: reader.groups * 2, names: reader.names, forks: writer.forks, first: None, anchored: false, at_border: false };
    (program.first, program.anchored, program.at_border) = beginnings(&program);
    Ok(program)
}

/// The bytes a match can begin with, whether it begins at the beginning of the text only, and at borders of words only.
fn beginnings(program: &Program) -> (Option<Box<[bool; 256]>>, bool, bool) {
    let mut first = Box::new([false; 256]);
    let (mut empty, mut anchored, mut at_border) = (false, true, true);
    let mut seen = vec![[false; 4]; program.steps.len()];
    // Place, and what was asked for on the way: 1 the beginning of the text, 2 a border.
    let mut open = vec![(0, 0)];
    while let Some((at, asked)) = open.pop() {
        let Some(step) = program.steps.get(at) else { continue };
        if seen.get_mut(at).is_none_or(|seen| std::mem::replace(&mut seen[asked], true)) {
            continue;
        }
        match *step {
            Step::Fork { first, second, .. } => open.extend([(first, asked), (second, asked)]),
            Step::Jump(to) => open.push((to, asked)),
            Step::Save(_) | Step::End => open.push((at + 1, asked)),
            Step::Start => open.push((at + 1, asked | 1)),
            Step::Border => open.push((at + 1, asked | 2)),
            Step::Match => {
                empty = true;
                (anchored, at_border) = (anchored && asked & 1 != 0, at_border && asked & 2 != 0);
            }
            Step::Char(c) => {
                first[usize::from(first_byte(c))] = true;
                (anchored, at_border) = (anchored && asked & 1 != 0, at_border && asked & 2 != 0);
            }
            step @ (Step::Caseless(_) | Step::Any | Step::Class(_)) => {
                for c in '\0'..='\x7f' {
                    first[c as usize] |= takes(program, step, c);
                }
                match step {
                    Step::Caseless(c) => beyond_ascii(&mut first, c, c, true),
                    Step::Class(number) => match program.classes.get(number).and_then(Class::plain_ranges) {
                        Some(ranges) => ranges.iter().for_each(|&(from, to)| beyond_ascii(&mut first, from, to, program.classes[number].caseless)),
                        None => first[0xc2..].fill(true),
                    },
                    _ => first[0xc2..].fill(true),
                }
                (anchored, at_border) = (anchored && asked & 1 != 0, at_border && asked & 2 != 0);
            }
        }
    }
    ((!empty).then_some(first), anchored, at_border)
}

/// Notes the first bytes of the characters outside ASCII in a range, and of those that are the same in another case.
fn beyond_ascii(first: &mut [bool; 256], from: char, to: char, caseless: bool) {
    if !to.is_ascii() {
        first[usize::from(first_byte(from.max('\u{80}')))..=usize::from(first_byte(to))].fill(true);
    }
    // "ſ" is "s" and "K" is "k"; scripts with cases stand up to U+2DFF, around U+A640 to U+AB70, in full width and above U+10000.
    if caseless && from < '\u{2e80}' {
        first[0xc2..=0xe2].fill(true);
        first[0xea] = true;
        first[0xef..].fill(true);
    }
}

fn first_byte(c: char) -> u8 {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer);
    buffer[0]
}

/// Whether a step that takes a character takes `c`.
pub(crate) fn takes(program: &Program, step: Step, c: char) -> bool {
    match step {
        Step::Char(own) => own == c,
        Step::Caseless(own) => own == same_case(c),
        Step::Any => c != '\n',
        Step::Class(number) => program.classes.get(number).is_some_and(|class| class.has(c)),
        _ => false,
    }
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    caseless: bool,
    classes: Vec<Class>,
    groups: usize,
    names: Vec<(String, usize)>,
}

impl Reader {
    fn error(&self, what: &'static str) -> Error {
        Error { what, at: self.at }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek();
        self.at += usize::from(c.is_some());
        c
    }

    /// Takes `text` where it stands next.
    fn takes(&mut self, text: &str) -> bool {
        let here = text.chars().enumerate().all(|(n, c)| self.chars.get(self.at + n) == Some(&c));
        if here {
            self.at += text.chars().count();
        }
        here
    }

    fn either(&mut self) -> Result<Node, Error> {
        let mut ways = vec![self.row()?];
        while self.takes("|") {
            ways.push(self.row()?);
        }
        Ok(match ways.pop() {
            Some(only) if ways.is_empty() => only,
            last => {
                ways.extend(last);
                Node::Either(ways)
            }
        })
    }

    fn row(&mut self) -> Result<Node, Error> {
        let mut row = Vec::new();
        while self.peek().is_some_and(|c| c != '|' && c != ')') {
            let one = self.one()?;
            row.push(self.repeated(one)?);
        }
        Ok(Node::Row(row))
    }

    fn one(&mut self) -> Result<Node, Error> {
        Ok(match self.take() {
            Some('(') => return self.group(),
            Some('[') => Node::Class(self.class()?),
            Some('.') => Node::Any,
            Some('^') => Node::Start,
            Some('$') => Node::End,
            Some('\\') if self.takes("b") => Node::Border,
            Some('\\') => match self.escape()? {
                Escape::Char(c) => Node::Char(c),
                Escape::Named(named, but) => Node::Class(self.keep(Class::new(but, self.caseless, Vec::new(), vec![(named, false)]))),
            },
            Some('*' | '+' | '?' | '{' | '}') => return Err(self.error("nothing stands here to be repeated")),
            Some(c) => Node::Char(c),
            None => return Err(self.error("the pattern ends too soon")),
        })
    }

    fn group(&mut self) -> Result<Node, Error> {
        let number = if self.takes("?:") {
            None
        } else {
            let number = self.groups;
            if self.takes("?P<") {
                let mut name = String::new();
                while let Some(c) = self.take().filter(|c| *c != '>') {
                    name.push(c);
                }
                self.names.push((name, number));
            } else if self.peek() == Some('?') {
                return Err(self.error("this kind of group is not known"));
            }
            self.groups += 1;
            Some(number)
        };
        let inner = self.either()?;
        if !self.takes(")") {
            return Err(self.error("a bracket is not closed"));
        }
        Ok(match number {
            Some(number) => Node::Group(Box::new(inner), number),
            None => inner,
        })
    }

    fn repeated(&mut self, what: Node) -> Result<Node, Error> {
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                self.at += 1;
                let least = self.number();
                let most = if self.takes(",") { self.number() } else { least };
                if self.peek() != Some('}') || least.is_none() {
                    return Err(self.error("a count is expected"));
                }
                (least.unwrap_or(0), most)
            }
            _ => return Ok(what),
        };
        self.at += 1;
        let lazy = self.takes("?");
        if matches!(self.peek(), Some('*' | '+' | '?' | '{')) {
            return Err(self.error("a repetition is repeated"));
        }
        if most.is_some_and(|most| most < least) {
            return Err(self.error("the counts are the wrong way round"));
        }
        Ok(Node::Repeat { what: Box::new(what), least, most, lazy })
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            number = Some(number.unwrap_or(0usize).saturating_mul(10).saturating_add(digit as usize));
        }
        number
    }

    fn escape(&mut self) -> Result<Escape, Error> {
        Ok(match self.take() {
            Some('d') => Escape::Named(Named::Digit, false),
            Some('D') => Escape::Named(Named::Digit, true),
            Some('s') => Escape::Named(Named::Space, false),
            Some('S') => Escape::Named(Named::Space, true),
            Some('w') => Escape::Named(Named::Word, false),
            Some('W') => Escape::Named(Named::Word, true),
            Some(p @ ('p' | 'P')) if self.takes("{") => {
                let name: String = self.until('}')?;
                Escape::Named(Named::property(&name).ok_or_else(|| self.error("this class is not known"))?, p == 'P')
            }
            Some('x' | 'u') if self.takes("{") => {
                let code = self.until('}')?;
                Escape::Char(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).ok_or_else(|| self.error("this is no character"))?)
            }
            Some('n') => Escape::Char('\n'),
            Some('r') => Escape::Char('\r'),
            Some('t') => Escape::Char('\t'),
            Some(c) if c.is_ascii_punctuation() && c != '<' && c != '>' || c == ' ' => Escape::Char(c),
            _ => return Err(self.error("this escape is not known")),
        })
    }

    fn until(&mut self, end: char) -> Result<String, Error> {
        let mut text = String::new();
        loop {
            match self.take() {
                Some(c) if c == end => return Ok(text),
                Some(c) => text.push(c),
                None => return Err(self.error("a bracket is not closed")),
            }
        }
    }

    fn class(&mut self) -> Result<usize, Error> {
        let negated = self.takes("^");
        let (mut ranges, mut named) = (Vec::new(), Vec::new());
        let mut begun = false;
        loop {
            if ["&&", "--", "~~"].iter().any(|what| self.takes(what)) {
                return Err(self.error("sets are not reckoned with here"));
            }
            let first = match self.take() {
                Some(']') if begun => break,
                Some('[') => return Err(self.error("a set in a set")),
                Some('\\') => match self.escape()? {
                    Escape::Char(c) => c,
                    Escape::Named(one, but) => {
                        named.push((one, but));
                        begun = true;
                        continue;
                    }
                },
                Some(c) => c,
                None => return Err(self.error("a set is not closed")),
            };
            begun = true;
            let ranged = self.peek() == Some('-') && !matches!(self.chars.get(self.at + 1), Some(']' | '-') | None);
            let last = if ranged {
                self.at += 1;
                match self.take() {
                    Some('\\') => match self.escape()? {
                        Escape::Char(c) => c,
                        Escape::Named(..) => return Err(self.error("a class ends no range")),
                    },
                    Some(c) if c != '[' => c,
                    _ => return Err(self.error("a set is not closed")),
                }
            } else {
                first
            };
            if last < first {
                return Err(self.error("a range is the wrong way round"));
            }
            ranges.push((first, last));
        }
        Ok(self.keep(Class::new(negated, self.caseless, ranges, named)))
    }

    /// The number of a class; equal ones are kept once.
    fn keep(&mut self, class: Class) -> usize {
        self.classes.iter().position(|known| *known == class).unwrap_or_else(|| {
            self.classes.push(class);
            self.classes.len() - 1
        })
    }
}

enum Escape {
    Char(char),
    /// With `true`, all but this.
    Named(Named, bool),
}

struct Writer {
    steps: Vec<Step>,
    caseless: bool,
    forks: usize,
}

impl Writer {
    fn push(&mut self, step: Step) -> usize {
        if self.steps.len() <= LONGEST {
            self.steps.push(step);
        }
        self.steps.len().saturating_sub(1)
    }

    /// A fork whose ways are set later.
    fn fork(&mut self) -> usize {
        self.forks += 1;
        self.push(Step::Fork { first: 0, second: 0, number: self.forks - 1 })
    }

    /// Lets the fork at `at` try `inner` first, or `outer` first where it is lazy.
    fn set(&mut self, at: usize, inner: usize, outer: usize, lazy: bool) {
        if let Some(Step::Fork { first, second, .. }) = self.steps.get_mut(at) {
            (*first, *second) = if lazy { (outer, inner) } else { (inner, outer) };
        }
    }

    fn write(&mut self, node: &Node) {
        if self.steps.len() > LONGEST {
            return;
        }
        match node {
            Node::Char(c) if self.caseless => _ = self.push(Step::Caseless(same_case(*c))),
            Node::Char(c) => _ = self.push(Step::Char(*c)),
            Node::Any => _ = self.push(Step::Any),
            Node::Class(number) => _ = self.push(Step::Class(*number)),
            Node::Start => _ = self.push(Step::Start),
            Node::End => _ = self.push(Step::End),
            Node::Border => _ = self.push(Step::Border),
            Node::Row(row) => row.iter().for_each(|one| self.write(one)),
            Node::Group(inner, number) => {
                self.push(Step::Save(number * 2));
                self.write(inner);
                self.push(Step::Save(number * 2 + 1));
            }
            Node::Either(ways) => {
                let mut ends = Vec::new();
                for (n, way) in ways.iter().enumerate() {
                    let fork = (n + 1 < ways.len()).then(|| self.fork());
                    self.write(way);
                    if let Some(fork) = fork {
                        ends.push(self.push(Step::Jump(0)));
                        self.set(fork, fork + 1, self.steps.len(), false);
                    }
                }
                let end = self.steps.len();
                for jump in ends {
                    if let Some(step) = self.steps.get_mut(jump) {
                        *step = Step::Jump(end);
                    }
                }
            }
            Node::Repeat { what, least, most, lazy } => {
                (0..*least).for_each(|_| self.write(what));
                match most {
                    None => {
                        let fork = self.fork();
                        self.write(what);
                        self.push(Step::Jump(fork));
                        self.set(fork, fork + 1, self.steps.len(), *lazy);
                    }
                    Some(most) => {
                        let mut forks = Vec::new();
                        for _ in *least..*most {
                            forks.push(self.fork());
                            self.write(what);
                        }
                        let end = self.steps.len();
                        for fork in forks {
                            self.set(fork, fork + 1, end, *lazy);
                        }
                    }
                }
            }
        }
    }
}
