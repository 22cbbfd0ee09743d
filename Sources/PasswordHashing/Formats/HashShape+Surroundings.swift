extension HashShape {
    /// A text without the white space and quotes that files put around it; an unpaired quote in front goes, too.
    public static func withoutSurroundings(_ text: String) -> String {
        let bytes = text.utf8.span
        var bounds = bounds(of: bytes)
        if !bounds.isEmpty, bytes[bounds.lowerBound] == UInt8(ascii: "\"") {
            bounds = bounds.lowerBound + 1..<bounds.upperBound
        }
        guard bounds.count < bytes.count else { return text }
        return String(decoding: Array(text.utf8)[bounds], as: UTF8.self)
    }
}
