internal import AppwriteUsers

extension SourceMatch {
    /// What a source says of a file that may hold its product's table of users: as CSV with a header, as JSON, or in an
    /// SQL dump.
    /// - Parameters:
    ///   - title: The users, for people: "Laravel's users".
    ///   - columns: Names of columns that no other product's table has together.
    ///   - marks: What a dump of the product has: of each group one text at least, in lower case.
    ///   - tables: Whether the rows of a table are read, by its name in lower case, without its schema.
    static func table(
        _ title: String, in head: FileHead, columns: [String], marks: [[String]],
        tables: @escaping @Sendable (String) -> Bool
    ) -> SourceMatch {
        let names = Set(columns.map(FieldNames.normalized))
        if let outline = head.json {
            let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
            let isOwn = Set(outline.element.map(FieldNames.normalized)).isSuperset(of: names)
            return isOwn ? .own("\(title) in JSON", shape) : .none(shape)
        }
        guard head.isSQL else {
            return head.columns.isSuperset(of: names) ? .own("\(title) in CSV", .csv) : .none(.csv)
        }
        let shape = RowShape.sql(head) { tables(TableName.bare($0)) }
        // What tells may stand far behind the head: whoever names the source knows better.
        return marks.allSatisfy(head.containsAny)
            ? .own("an SQL dump of \(title)", shape) : .general("an SQL dump", shape)
    }
}

/// The name of a table as dumps have it.
enum TableName {
    /// The name without its schema.
    static func bare(_ name: String) -> String { name.split(separator: ".").last.map(String.init) ?? name }
}
