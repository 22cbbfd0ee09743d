/// How many fields the rows of a Firebase export in CSV have.
///
/// The releases of the command-line tool (firebase-tools, `src/accountExporter.ts`) write 26 columns, up to the phone
/// number, then 28, up to the custom attributes, then 52, with more providers; most put a comma behind the last one. All
/// rows of a file have the same form.
struct FirebaseCSVForm: Sendable, Hashable {
    /// How many columns the releases write.
    static let widths = [26, 28, 52]
    /// Every form there is.
    static let all = widths.flatMap { width in [false, true].map { Self(columnCount: width, endsInComma: $0) } }
    /// The most fields that a row can have.
    static let maximumCount = 53
    /// The column of the custom attributes, a JSON object.
    static let attributesColumn = 27
    /// The column of the mark that the address is verified: always `true` or `false`.
    private static let verifiedColumn = 2

    let columnCount: Int
    let endsInComma: Bool

    /// How many fields a row has: one more, an empty one, where a comma ends it.
    var fieldCount: Int { endsInComma ? columnCount + 1 : columnCount }

    private init(columnCount: Int, endsInComma: Bool) {
        (self.columnCount, self.endsInComma) = (columnCount, endsInComma)
    }

    /// The form of a row that has been cut into its fields; nil where it is a row of no release.
    init?(of row: borrowing CSVRow) {
        guard let form = Self.all.first(where: { $0.fits(row) }) else { return nil }
        self = form
    }

    /// Whether a row has as many fields.
    func fits(_ row: borrowing CSVRow) -> Bool {
        row.count == fieldCount && (!endsInComma || row.isEmpty(row.count - 1))
    }

    /// The form that most rows of a file's first lines have, of those without any quote; nil where there are none.
    init?(ofMost lines: [String]) {
        var counts: [Self: Int] = [:]
        for line in lines where !line.utf8.contains(UInt8(ascii: "\"")) {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            let form = Self.all.first { fields.count == $0.fieldCount && (!$0.endsInComma || fields.last == "") }
            if let form, fields[Self.verifiedColumn] == "true" || fields[Self.verifiedColumn] == "false" {
                counts[form, default: 0] += 1
            }
        }
        guard let most = counts.max(by: { ($0.value, $0.key.fieldCount) < ($1.value, $1.key.fieldCount) }) else {
            return nil
        }
        self = most.key
    }
}
