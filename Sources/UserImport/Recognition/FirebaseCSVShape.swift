/// Firebase's CSV has no header: its rows tell by the number of their columns and by what stands in the third.
enum FirebaseCSVShape {
    /// Whether one of the first lines is a row of it.
    static func fits(_ lines: [String]) -> Bool {
        lines.prefix(20).contains { FirebaseCSVForm(ofLine: $0) != nil }
    }
}
