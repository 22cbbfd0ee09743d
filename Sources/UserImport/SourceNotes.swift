/// What a source has to say of a file beside its records: gathered while it is read, one sentence each at the end.
public struct SourceNotes: Sendable {
    /// The number of the row that is being read, from 1.
    public internal(set) var row = 0
    private var decisions: [String] = []
    private var fields = UncarriedFields()
    private var counts: [(what: String, count: Int)] = []
    private var sentences: [String] = []
    private(set) var stop: SourceError?

    init() {}

    /// Says what was decided that the caller did not say.
    public mutating func decide(_ sentences: [String]) { decisions += sentences }

    /// Takes note of a field that has a value in this row and is not carried. Each is said once.
    public mutating func uncarried(_ field: String) { fields.note(field, row: row) }

    /// Counts a user who has something: "second factors that are not carried".
    public mutating func count(_ what: String) {
        if let index = counts.firstIndex(where: { $0.what == what }) {
            counts[index].count += 1
        } else {
            counts.append((what, 1))
        }
    }

    /// Says a sentence, once.
    public mutating func say(_ sentence: String) {
        if !sentences.contains(sentence) { sentences.append(sentence) }
    }

    /// Says what to do where a row is not UTF-8.
    mutating func note(_ rejection: RowRejection) {
        if rejection.reason.contains("UTF-8") { say("some rows are not UTF-8; \(Self.encodingAdvice)") }
    }

    static let encodingAdvice = "if the file is Latin-1: iconv -f LATIN1 -t UTF-8 FILE > FILE.utf8"

    /// Ends the reading with this row: something that the caller must say first is not known.
    public mutating func end(with error: SourceError) { stop = error }

    /// What was noted, one sentence each.
    var notices: [String] {
        let counted = counts.map { what, count in count == 1 ? "1 user has \(what)" : "\(count) users have \(what)" }
        return decisions + fields.notices + counted + sentences
    }
}
