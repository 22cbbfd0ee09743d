/// Firebase's CSV has no header: its rows tell by the number of their columns and by what stands in the third.
enum FirebaseCSVShape {
    /// Whether one of the first lines is a row of it.
    static func fits(_ lines: [String]) -> Bool {
        lines.prefix(20).contains { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            let count = fields.count
            let isWide = FirebaseCSVUsers.widths.contains { count == $0 || count == $0 + 1 }
            return isWide && ["true", "false"].contains(fields[2])
        }
    }
}
