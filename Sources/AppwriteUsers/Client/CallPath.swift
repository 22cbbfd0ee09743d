/// The paths of calls.
enum CallPath {
    /// The path of a user, or of something that belongs to one.
    static func user(_ id: String, _ suffix: String = "") throws(AppwriteError) -> String {
        "/users/\(try segment(id, .userId))\(suffix)"
    }

    /// One segment of a path.
    ///
    /// Identifiers that are empty or start with a period are refused: the one would make the path that of the whole list,
    /// and `..` that of its parent. No server has such ones (Users API, validators: Key rule).
    static func segment(_ id: String, _ field: WireRuleViolation.Field) throws(AppwriteError) -> String {
        guard let first = id.utf8.first, first != UInt8(ascii: ".") else {
            throw .invalidRequest(WireRuleViolation(field: field, rule: .key))
        }
        return id.percentEncoded
    }
}
