use proptest::prelude::*;

use super::*;
use crate::page::{Line, LineLink, Role, Rung, State};
use crate::subject::{From, Profile};
use crate::words::{Lang, Say};
