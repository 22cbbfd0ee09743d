/// The rows of a Firebase export in CSV: no header, and as many cells as ``FirebaseCSVForm`` says.
final class FirebaseCSVReader: RowReader {
    private var rows: FirebaseCSVRows
    private var rowNumber = 0

    /// - Parameter form: How many cells the rows have; nil takes it from the first row.
    init(_ reader: consuming ByteReader, form: FirebaseCSVForm?) {
        rows = FirebaseCSVRows(reader, form: form)
    }

    var bytesRead: Int { rows.bytesRead }

    func next() throws(SourceError) -> RowFields? {
        let step: FirebaseCSVRows.Step
        do { step = try rows.next() } catch { throw SourceError(error, afterRow: rowNumber) }
        rowNumber += 1
        switch step {
        case .end: return nil
        case .row: return RowFields(.cells(rows.row, columns: []))
        case .broken(let rejection):
            guard rows.form != nil else {
                throw SourceError(
                    "the file is neither Firebase's JSON nor its CSV: its first row has other columns",
                    hint: "CSV of other products has a header row: --from csv")
            }
            return RowFields(.broken(rejection, bytes: rows.row.rawBytes))
        }
    }
}

extension RowShape {
    /// Firebase's CSV.
    /// - Parameter lines: The first lines of the file, which tell how many cells its rows have.
    static func firebaseCSV(_ lines: [String]) -> Self {
        Self { reader, _ throws(SourceError) in
            FirebaseCSVReader(reader, form: FirebaseCSVForm(ofMost: lines))
        }
    }
}
