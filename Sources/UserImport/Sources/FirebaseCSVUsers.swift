/// The users of a Firebase export in CSV: no header, and a comma behind the last column.
///
/// A file has as many columns as the release of the command-line tool that wrote it knew providers.
final class FirebaseCSVUsers: FirebaseUsers {
    /// How many columns the releases write: up to the phone number, up to the custom attributes, with more providers.
    static let widths = [26, 28, 52]

    /// Where the fields stand.
    private static let columns: [(index: Int, field: FirebaseUser.Field)] = [
        (0, .localId), (1, .email), (2, .emailVerified), (3, .passwordHash), (4, .salt), (5, .displayName),
        (6, .photoUrl), (23, .createdAt), (25, .phoneNumber), (26, .disabled), (27, .customAttributes),
    ]
    private static let lastLoginColumn = 24
    /// Four columns a provider: its id of the user, address, name, photo.
    private static let providerColumns = [7..<23, 28..<52]

    private var tokenizer: CSVTokenizer
    private(set) var uncarried = UncarriedFields()
    private var rowNumber = 0

    init(_ reader: consuming ByteReader) {
        tokenizer = CSVTokenizer(reader)
    }

    var bytesRead: Int { tokenizer.bytesRead }

    func next() throws(SourceError) -> FirebaseRow? {
        let step: CSVTokenizer.Step
        do { step = try tokenizer.next() } catch { throw SourceError(error, afterRow: rowNumber) }
        guard step != .end else { return nil }
        rowNumber += 1
        if case .broken(let error) = step {
            return FirebaseRow(number: rowNumber, bytes: tokenizer.row.rawBytes, user: .failure(RowRejection(error)))
        }
        return FirebaseRow(number: rowNumber, bytes: tokenizer.row.rawBytes, user: try user())
    }

    private func user() throws(SourceError) -> Result<FirebaseUser, RowRejection> {
        guard let width = Self.width(of: tokenizer.row) else {
            let count = tokenizer.row.count
            guard rowNumber > 1 else {
                throw SourceError(
                    "the file is neither Firebase's JSON nor its CSV: its first row has \(count) fields",
                    hint: "CSV of other products has a header row: --from csv")
            }
            let reason = "has \(count) fields, not \(Self.widths.map(String.init).joined(separator: ", ")) or one more"
            return .failure(RowRejection(field: nil, reason: reason, place: "(line \(tokenizer.row.lineNumber))"))
        }
        do throws(RowRejection) {
            return .success(try parse(width))
        } catch {
            return .failure(error)
        }
    }

    /// How many columns a row has, without the empty field behind the last comma; nil for a number that no release writes.
    private static func width(of row: borrowing CSVRow) -> Int? {
        if widths.contains(row.count) { return row.count }
        return widths.contains(row.count - 1) && row.isEmpty(row.count - 1) ? row.count - 1 : nil
    }

    private func parse(_ width: Int) throws(RowRejection) -> FirebaseUser {
        var user = FirebaseUser()
        for (index, field) in Self.columns where index < width && !tokenizer.row.isEmpty(index) {
            let text: String
            do {
                text = try tokenizer.row.field(index)
            } catch {
                throw RowRejection(field: field.rawValue, reason: "is not UTF-8")
            }
            try user.set(field, to: text)
        }
        user.isFederated = Self.providerColumns.contains { columns in
            columns.contains { $0 < width && !tokenizer.row.isEmpty($0) }
        }
        if !tokenizer.row.isEmpty(Self.lastLoginColumn) { uncarried.note("lastLoginAt", row: rowNumber) }
        return user
    }
}
