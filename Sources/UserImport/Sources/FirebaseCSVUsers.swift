/// The users of a Firebase export in CSV: no header, and as many columns as ``FirebaseCSVForm`` says.
final class FirebaseCSVUsers: FirebaseUsers {
    /// Where the fields stand.
    private static let columns: [(index: Int, field: FirebaseField)] = [
        (0, .localId), (1, .email), (2, .emailVerified), (3, .passwordHash), (4, .salt), (5, .displayName),
        (6, .photoUrl), (23, .createdAt), (25, .phoneNumber), (26, .disabled), (27, .customAttributes),
    ]
    private static let lastLoginColumn = 24
    /// Four columns a provider: its id of the user, address, name, photo.
    private static let providerColumns = [7..<23, 28..<52]

    private var rows: FirebaseCSVRows
    private let isStrict: Bool
    private(set) var uncarried = UncarriedFields()
    private var rowNumber = 0

    /// - Parameter head: The beginning of the file, which tells how many columns there are.
    init(_ reader: consuming ByteReader, head: FileHead, isStrict: Bool) {
        rows = FirebaseCSVRows(reader, form: FirebaseCSVForm(ofMost: head.lines))
        self.isStrict = isStrict
    }

    var bytesRead: Int { rows.bytesRead }

    func next() throws(SourceError) -> FirebaseRow? {
        let step: FirebaseCSVRows.Step
        do { step = try rows.next() } catch { throw SourceError(error, afterRow: rowNumber) }
        switch step {
        case .end: return nil
        case .broken(let rejection):
            guard rows.form != nil else {
                throw SourceError(
                    "the file is neither Firebase's JSON nor its CSV: its first row has other columns",
                    hint: "CSV of other products has a header row: --from csv")
            }
            rowNumber += 1
            return FirebaseRow(number: rowNumber, bytes: rows.row.rawBytes, user: .failure(rejection))
        case .row:
            rowNumber += 1
            return FirebaseRow(number: rowNumber, bytes: rows.row.rawBytes, user: user())
        }
    }

    private func user() -> Result<FirebaseUser, RowRejection> {
        do throws(RowRejection) {
            return .success(try parse(rows.form?.columnCount ?? rows.row.count))
        } catch {
            return .failure(error)
        }
    }

    private func parse(_ width: Int) throws(RowRejection) -> FirebaseUser {
        var user = FirebaseUser(isStrict: isStrict)
        for (index, field) in Self.columns where index < width && !rows.row.isEmpty(index) {
            let text: String
            do {
                text = try rows.row.field(index)
            } catch {
                throw RowRejection(field: field.name, reason: "is not UTF-8", place: rows.row.place)
            }
            try user.set(field, to: text)
        }
        user.isFederated = Self.providerColumns.contains { columns in
            columns.contains { $0 < width && !rows.row.isEmpty($0) }
        }
        if !rows.row.isEmpty(Self.lastLoginColumn) { uncarried.note("lastLoginAt", row: rowNumber) }
        return user
    }
}
