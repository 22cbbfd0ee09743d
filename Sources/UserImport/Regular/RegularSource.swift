/// A source of whose files some rows are regular.
protocol RegularSource: UserSource {
    /// What the members or columns of the file are, after the first rows have been looked at; nil where no row is regular.
    var regularTable: RegularTable? { get }
}

extension RegularTable.Action {
    /// What becomes of a member or column that is read as something.
    init(_ use: FieldUse) {
        self =
            if case .field(let field, let isInverted) = use { .read(field, isInverted: isInverted) } else { .refused }
    }
}
