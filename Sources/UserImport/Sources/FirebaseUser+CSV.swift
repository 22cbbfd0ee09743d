extension FirebaseUser {
    /// Where the fields stand in CSV.
    private static let columns: [(index: Int, field: FirebaseField)] = [
        (0, .localId), (1, .email), (2, .emailVerified), (3, .passwordHash), (4, .salt), (5, .displayName),
        (6, .photoUrl), (23, .createdAt), (25, .phoneNumber), (26, .disabled), (27, .customAttributes),
    ]
    private static let lastLoginColumn = 24
    /// Four columns a provider: its id of the user, address, name, photo.
    private static let providerColumns = [7..<23, 28..<52]

    /// Reads the cells of a row. The cell behind a comma that ends the row is empty, and says nothing.
    mutating func read(_ cells: borrowing CSVRow, _ notes: inout SourceNotes) throws(RowRejection) {
        for (index, field) in Self.columns where index < cells.count && !cells.isEmpty(index) {
            try set(field, to: try cells.text(index, of: field.name))
        }
        for columns in Self.providerColumns {
            for index in columns where index < cells.count && !cells.isEmpty(index) { isFederated = true }
        }
        if !cells.isEmpty(Self.lastLoginColumn) { notes.uncarried("lastLoginAt") }
    }
}
