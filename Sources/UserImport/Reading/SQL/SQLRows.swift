internal import JSONText

/// The rows of some tables in an SQL dump: `INSERT` as MySQL, PostgreSQL, SQLite and SQL Server write it, with one row or
/// many a statement, and PostgreSQL's `COPY … FROM stdin`.
///
/// The columns are those of the statement's own list, or else those of the table's `CREATE TABLE`. Everything else in the
/// dump is passed over.
final class SQLRows: RowReader {
    private enum Phase {
        case statements
        case tuples(SQLTable)
        case lines(SQLTable)
        case end
    }

    private var cursor: SQLCursor
    private let wants: @Sendable (String) -> Bool
    private var phase = Phase.statements
    private var created: [String: [String]] = [:]
    private var number = 0
    private var hasBegun = false
    /// A statement about a wanted table that has no rows to be read.
    private var refused: RowFields?

    /// - Parameter wants: Whether the rows of a table are read, by its name in lower case and with its schema.
    init(_ reader: consuming ByteReader, dialect: SQLDialect?, wants: @escaping @Sendable (String) -> Bool) {
        cursor = SQLCursor(reader, dialect: dialect)
        self.wants = wants
    }

    var bytesRead: Int { cursor.bytesRead }

    func next() throws(SourceError) -> RowFields? {
        do throws(ReadingError) {
            if !hasBegun { try cursor.begin() }
            hasBegun = true
            while true {
                if let row = refused {
                    refused = nil
                    return row
                }
                switch phase {
                case .end: return nil
                case .statements: try nextStatement()
                case .tuples(let table): if let row = try nextTuple(table) { return row }
                case .lines(let table): if let row = try nextLine(table) { return row }
                }
            }
        } catch {
            throw SourceError(error, afterRow: number)
        }
    }

    private func nextStatement() throws(ReadingError) {
        try cursor.skipSpace()
        cursor.settle()
        guard let first = try cursor.peek() else {
            phase = .end
            return
        }
        // psql's own commands, such as `\restrict`, end with their line.
        guard first != UInt8(ascii: "\\") else { return try cursor.skipLine() }
        guard first != UInt8(ascii: ";") else { return cursor.advance() }
        switch try cursor.keyword() {
        case "INSERT", "REPLACE": try beginInsert()
        case "COPY": try beginCopy()
        case "CREATE": try noteTable()
        case "DELIMITER", "GO": try cursor.skipLine()
        default: try cursor.skipStatement()
        }
    }
}

extension SQLRows {
    private func beginInsert() throws(ReadingError) {
        var word = ""
        repeat {
            try cursor.skipSpace()
            word = try cursor.keyword()
        } while ["IGNORE", "DELAYED", "LOW_PRIORITY", "HIGH_PRIORITY", "OR", "REPLACE"].contains(word)
        // SQL Server's own scripts leave INTO out.
        var isBare = false
        if word.isEmpty, cursor.dialect == .transactSQL { isBare = try cursor.peek() == UInt8(ascii: "[") }
        guard word == "INTO" || isBare else { return try cursor.skipStatement() }
        let name = try cursor.tableName()
        let listed = try cursor.columnList()
        try cursor.skipSpace()
        word = try cursor.keyword()
        while ["OVERRIDING", "SYSTEM", "USER", "VALUE"].contains(word), try cursor.peek() != UInt8(ascii: "(") {
            try cursor.skipSpace()
            word = try cursor.keyword()
        }
        guard wants(name) else { return try cursor.skipStatement() }
        guard word == "VALUES" || word == "VALUE" else {
            let place = "(line \(cursor.lineNumber))"
            try cursor.skipStatement()
            number += 1
            let rejection = RowRejection(field: nil, reason: "is an INSERT without VALUES", place: place)
            refused = RowFields(.broken(rejection, bytes: cursor.bytes), table: name)
            return
        }
        guard let columns = listed ?? created[name] else { throw .unknownColumns(line: cursor.lineNumber) }
        phase = .tuples(SQLTable(name: name, columns: columns))
    }

    private func nextTuple(_ table: SQLTable) throws(ReadingError) -> RowFields? {
        try cursor.skipSpace()
        cursor.settle()
        guard try cursor.take(UInt8(ascii: "(")) else {
            // `;`, or what belongs to the statement: ON CONFLICT, RETURNING.
            phase = .statements
            if [UInt8(ascii: "O"), UInt8(ascii: "R"), UInt8(ascii: "o"), UInt8(ascii: "r")].contains(try cursor.peek())
            {
                try cursor.skipStatement()
            }
            return nil
        }
        let values = try cursor.values()
        let bytes = cursor.bytes
        try cursor.skipSpace()
        if try !cursor.take(UInt8(ascii: ",")) { phase = .statements }
        let names = table.columns.map { cursor.dialect == .mySQL ? "`\($0)`" : "\"\($0)\"" }.joined(separator: ",")
        let quote = cursor.dialect == .mySQL ? "`" : "\""
        let name = table.name.split(separator: ".").map { "\(quote)\($0)\(quote)" }.joined(separator: ".")
        return row(values, table, Array("INSERT INTO \(name) (\(names)) VALUES ".utf8) + bytes + [UInt8(ascii: ";")])
    }

    private func beginCopy() throws(ReadingError) {
        let name = try cursor.tableName()
        let listed = try cursor.columnList()
        try cursor.skipSpace()
        guard try cursor.keyword() == "FROM" else { return try cursor.skipStatement() }
        try cursor.skipSpace()
        guard try cursor.keyword() == "STDIN" else { return try cursor.skipStatement() }
        try cursor.skipStatement()
        try cursor.skipLine()
        cursor.settle()
        guard let columns = listed ?? created[name] ?? (wants(name) ? nil : []) else {
            throw .unknownColumns(line: cursor.lineNumber)
        }
        phase = .lines(SQLTable(name: name, columns: columns))
    }

    private func nextLine(_ table: SQLTable) throws(ReadingError) -> RowFields? {
        cursor.isSkipping = !wants(table.name)
        defer { cursor.isSkipping = false }
        cursor.settle()
        if try cursor.isAt("\\.") {
            try cursor.skipLine()
            phase = .statements
            return nil
        }
        guard try cursor.peek() != nil else { throw .cutOff(line: cursor.lineNumber) }
        try cursor.skipLine()
        guard !cursor.isSkipping else { return nil }
        var line = cursor.bytes
        if line.last == UInt8(ascii: "\n") { line.removeLast() }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let names = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let statement = "COPY \(table.name) (\(names)) FROM stdin;\n"
        return row(SQLCopyLine.values(line), table, Array(statement.utf8) + line + Array("\n\\.".utf8))
    }

    /// - Parameter bytes: A statement of its own with this row alone, which can be read again.
    private func row(_ values: [JSONValue], _ table: SQLTable, _ bytes: [UInt8]) -> RowFields {
        number += 1
        guard bytes.count <= cursor.maximumRow else {
            return RowFields(.broken(.tooLong(cursor.maximumRow), bytes: bytes), table: table.name)
        }
        guard values.count == table.columns.count else {
            let reason = "has \(values.count) values for the \(table.columns.count) columns of its table"
            let rejection = RowRejection(field: nil, reason: reason, place: "(line \(cursor.lineNumber))")
            return RowFields(.broken(rejection, bytes: bytes), table: table.name)
        }
        if let index = SQLCursor.foreignText(in: values, of: bytes) {
            let rejection = RowRejection(
                field: ShownName.quoted(table.columns[index], otherwise: "a column"), reason: "is not UTF-8",
                place: "(line \(cursor.lineNumber))")
            return RowFields(.broken(rejection, bytes: bytes), table: table.name)
        }
        return RowFields(.object(JSONObject(zip(table.columns, values)), bytes: bytes), table: table.name)
    }

    /// Takes note of a table's columns: an `INSERT` without a list has its values in their order.
    private func noteTable() throws(ReadingError) {
        var word = ""
        repeat {
            try cursor.skipSpace()
            word = try cursor.keyword()
        } while ["TEMPORARY", "TEMP", "UNLOGGED", "GLOBAL", "LOCAL"].contains(word)
        guard word == "TABLE" else { return try cursor.skipStatement() }
        try cursor.skipSpace()
        if try cursor.isAt("IF NOT EXISTS") { cursor.advance(13) }
        let name = try cursor.tableName()
        try cursor.skipSpace()
        guard wants(name), try cursor.take(UInt8(ascii: "(")) else { return try cursor.skipStatement() }
        created[name] = try cursor.createdColumns()
        try cursor.skipStatement()
    }
}

extension SQLCursor {
    /// The words with which a line of `CREATE TABLE` begins that is no column.
    private static let constraints: Set<String> = [
        "PRIMARY", "KEY", "UNIQUE", "INDEX", "FULLTEXT", "SPATIAL", "CONSTRAINT", "FOREIGN", "CHECK", "EXCLUDE", "LIKE",
    ]

    /// The columns between the parentheses of `CREATE TABLE`.
    fileprivate mutating func createdColumns() throws(ReadingError) -> [String] {
        var columns: [String] = []
        while true {
            try skipSpace()
            let quote = try peek()
            let isQuoted = [UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "[")].contains(quote)
            let name = try identifier()
            if isQuoted || !Self.constraints.contains(name.uppercased()) { columns.append(name) }
            guard columns.count <= RowFields.maximumFieldCount else { throw .rowTooLong(line: lineNumber) }
            try skipExpression()
            guard try take(UInt8(ascii: ",")) else { return columns }
        }
    }
}

extension RowShape {
    /// The rows of some tables of an SQL dump.
    /// - Parameter tables: whether a table is read, by its name in lower case, with its schema where the dump has it.
    public static func sql(_ head: FileHead, tables: @escaping @Sendable (String) -> Bool) -> Self {
        let dialect = SQLDialect(of: head)
        return Self(.sql) { reader, _ throws(SourceError) in SQLRows(reader, dialect: dialect, wants: tables) }
    }
}
