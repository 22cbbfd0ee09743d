/// The comment that stands above each row of a rejects file and says why the row is there.
///
/// It is a line of its own that starts with `# hashferry: `; no row of an export does. Readers pass over it, so that
/// the corrected file is read by the command that wrote it.
public enum RejectComment {
    /// What every such line starts with.
    public static let prefix = "# hashferry: "

    /// Whether a line is such a comment.
    static func starts(_ line: Span<UInt8>) -> Bool {
        let mark = prefix.utf8.span
        guard line.count >= mark.count else { return false }
        for index in mark.indices where line[index] != mark[index] { return false }
        return true
    }
}
