/// The fields of a file that no record carries, each noted once with the row where it was first seen.
struct UncarriedFields: Sendable {
    /// How many names are kept: a file whose every row has new names must not fill the memory.
    static let maximumCount = 100

    private var names: [String] = []
    private var firstRows: [Int] = []
    private var hasMore = false

    /// Takes note of a field that has a value in a row.
    mutating func note(_ name: String, row: Int) {
        guard !names.contains(name) else { return }
        guard names.count < Self.maximumCount else {
            hasMore = true
            return
        }
        names.append(name)
        firstRows.append(row)
    }

    /// One sentence a field.
    var notices: [String] {
        var notices = zip(names, firstRows).map { name, row in
            "field \(ShownName.quoted(name, otherwise: "of another name")) is not carried (first seen in row \(row))"
        }
        if hasMore {
            notices.append("more than \(Self.maximumCount) fields are not carried; the others are not listed")
        }
        return notices
    }
}
