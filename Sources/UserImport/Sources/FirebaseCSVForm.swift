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

    /// The form that most of a file's first lines have, of two as frequent the longer; nil where no line has one.
    init?(ofMost lines: [String]) {
        var counts: [Self: Int] = [:]
        for form in lines.compactMap(Self.init(ofLine:)) { counts[form, default: 0] += 1 }
        // A file that was cut off ends in a line with fewer fields.
        guard let most = counts.max(by: { ($0.value, $0.key.fieldCount) < ($1.value, $1.key.fieldCount) }) else {
            return nil
        }
        self = most.key
    }

    /// The only form in which a line can be a row.
    init?(ofLine line: String) {
        let fields = line.split(separator: ",", maxSplits: Self.verifiedColumn + 1, omittingEmptySubsequences: false)
        guard fields.count > Self.verifiedColumn, ["true", "false"].contains(fields[Self.verifiedColumn]) else {
            return nil
        }
        let bytes = Array(line.utf8)
        var readings = FirebaseCSVReadings()
        readings.add(bytes.indices, of: bytes.span)
        let forms = Self.all.filter { form in
            if case .none = readings.answer(bytes.span, forms: [form]) { false } else { true }
        }
        guard forms.count == 1 else { return nil }
        self = forms[0]
    }
}
