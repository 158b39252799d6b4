//! Developer commands of Second Look.
fn main() {}
