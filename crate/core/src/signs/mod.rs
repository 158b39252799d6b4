//! The signs, one room each. The list is made from the folder by the build script: nothing here names a sign.

include!(concat!(env!("OUT_DIR"), "/signs.rs"));

/// The sign with this id.
pub fn by_id(id: &str) -> Option<&'static crate::sign::Sign> {
    ALL.iter().find(|sign| sign.meta.id == id)
}

pub(crate) mod claimed;
pub(crate) mod distance;
pub(crate) mod domains;
pub(crate) mod files;
pub(crate) mod learned;
pub(crate) mod payload;
pub(crate) mod people;
pub(crate) mod trades;
pub(crate) mod phrase_sign;
