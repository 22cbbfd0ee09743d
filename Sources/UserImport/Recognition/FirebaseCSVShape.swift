/// Firebase's CSV has no header: its rows tell by the number of their columns and by what stands in the third.
enum FirebaseCSVShape {
    /// Whether one of the first lines is a row of it.
    static func fits(_ lines: [String]) -> Bool {
        lines.prefix(20).contains { line in
            let fields = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count == 4, ["true", "false"].contains(fields[2]) else { return false }
            let bytes = Array(line.utf8)
            var readings = FirebaseCSVReadings()
            readings.add(bytes.indices, of: bytes.span)
            if case .none = readings.answer(bytes.span, forms: FirebaseCSVForm.all) { return false }
            return true
        }
    }
}
