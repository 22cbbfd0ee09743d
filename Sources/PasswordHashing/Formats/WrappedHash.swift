/// Hashes of a known scheme that another system writes behind a prefix or in another order, and clear text behind a mark.
public enum WrappedHash {
    /// The hash itself, with its scheme declared and its options set, where a text is one of a known scheme in another
    /// system's writing: `{bcrypt}$2b$…`, `argon2$argon2id$…`, `{SHA}…`. Nil for every other text.
    public static func unwrapped(_ text: String) -> StoredHash? { nil }

    /// The password behind a mark of clear text, such as `{noop}` and `{CLEARTEXT}`; nil for every other text.
    public static func clearText(in text: String) -> String? { nil }

    /// The hash behind a mark of a locked account, `!$6$…` or `*$2y$…`; nil for every other text.
    public static func locked(in text: String) -> String? { nil }
}
