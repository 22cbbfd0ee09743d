internal import PasswordHashing

/// What the fields of a file are read as: decided once, before the first row is handed out.
struct FieldMap: Sendable {
    /// What each field is read as, in the order of the fields; nothing where it is not read.
    let uses: [[FieldUse]]
    /// The fields that the caller leaves out on purpose.
    let ignored: Set<Int>
    /// What was decided that the caller did not say, one sentence each.
    let notices: [String]
    /// Whether phone numbers lack the plus sign and have the calling code.
    let phonesAreInternational: Bool
    /// Whether every text has an apostrophe in front, as Auth0 writes its CSV.
    let hasApostrophes: Bool
    /// The scheme of the system whose table it is, where that settles whose a text is that several write.
    let ownScheme: SchemeName?

    /// The fields that nobody reads and nobody gave up.
    var unread: [Int] { uses.indices.filter { uses[$0].isEmpty && !ignored.contains($0) } }
}

extension FieldMap {
    /// The map of a file that has no fields.
    static let empty = FieldMap(
        uses: [], ignored: [], notices: [], phonesAreInternational: false, hasApostrophes: false,
        ownScheme: nil)
}
