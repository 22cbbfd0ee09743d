internal import PasswordHashing

/// Which columns of a CSV file hold which fields: decided once, from the header row.
struct CSVHeader: Sendable {
    /// What a column holds.
    enum Content: Sendable, Hashable {
        case field(UserField)
        case option(HashOptions.Name)

        /// The name as the file's author and `--map` spell it.
        var name: String {
            switch self {
            case .field(let field): field.rawValue
            case .option(let option): "option.\(option.rawValue)"
            }
        }

        static let all = UserField.allCases.map(Content.field) + HashOptions.Name.allCases.map(Content.option)

        /// Every name that is understood, in the form that ``CSVHeader/normalized(_:)`` gives it.
        static let named = Dictionary(
            uniqueKeysWithValues: all.map { (normalized($0.name), $0) }
                + HashOptions.Name.allCases.map { (normalized("options.\($0.rawValue)"), .option($0)) })
    }

    /// A column that is read.
    struct Binding: Sendable {
        var index: Int
        var content: Content
    }

    /// The columns that are read, from left to right.
    let bindings: [Binding]
    /// The columns that are not.
    let unread: [Int]
    /// The names of all columns, as they stand in the file.
    let columns: [String]

    /// Reads the header.
    /// - Parameter map: Which column holds which field, where the caller says so.
    /// - Throws: where no column is recognised, the map names what is not there, or two columns hold one field.
    init(columns: [String], map: [String: String]) throws(SourceError) {
        self.columns = columns
        var bindings: [Binding] = []
        for (name, column) in map.sorted(by: { $0.key < $1.key }) {
            bindings.append(try Self.binding(name, column, columns))
        }
        try Self.requireDistinct(bindings, columns)
        let mapped = Set(bindings.map(\.content))
        let mappedColumns = Set(bindings.map(\.index))
        for (index, column) in columns.enumerated() where !mappedColumns.contains(index) {
            guard let content = Content.named[Self.normalized(column)], !mapped.contains(content) else { continue }
            bindings.append(Binding(index: index, content: content))
        }
        try Self.requireDistinct(bindings, columns)
        guard !bindings.isEmpty else {
            throw SourceError(
                "no column of the header holds a known field. \(Self.list(columns))",
                hint: "say which column holds which field: --map email=COLUMN --map hash=COLUMN")
        }
        self.bindings = bindings.sorted { $0.index < $1.index }
        let read = Set(bindings.map(\.index))
        unread = columns.indices.filter { !read.contains($0) }
    }

    private static func binding(
        _ name: String, _ column: String, _ columns: [String]
    ) throws(SourceError) -> Binding {
        guard let content = Content.named[normalized(name)] else {
            throw SourceError(
                "the map names a field that is not known\(ShownName.isName(name) ? ": \(name)" : "")",
                hint: "fields: \(Content.all.map(\.name).joined(separator: ", "))")
        }
        var indices = columns.indices.filter { columns[$0] == column }
        if indices.isEmpty { indices = columns.indices.filter { normalized(columns[$0]) == normalized(column) } }
        guard let index = indices.first else {
            throw SourceError(
                "the map of \(content.name) names a column that is not in the header", hint: list(columns))
        }
        guard indices.count == 1 else {
            throw SourceError(
                "the map of \(content.name) names a column that the header has twice (\(places(indices)))",
                hint: "give the columns different names")
        }
        return Binding(index: index, content: content)
    }

    private static func requireDistinct(_ bindings: [Binding], _ columns: [String]) throws(SourceError) {
        var seen: [Content: Int] = [:]
        for binding in bindings {
            if let first = seen.updateValue(binding.index, forKey: binding.content) {
                throw SourceError(
                    "the header has two columns for \(binding.content.name) (\(places([first, binding.index])))",
                    hint: "say which one is meant: --map \(binding.content.name)=COLUMN, or rename the other")
            }
        }
    }

    private static func places(_ indices: [Int]) -> String {
        "columns " + indices.map { String($0 + 1) }.joined(separator: " and ")
    }

    /// The columns found; without their names where nothing proves that the row is a header and not a user's data.
    private static func list(_ columns: [String]) -> String {
        guard columns.allSatisfy({ $0.isEmpty || ShownName.isName($0) }), columns.contains(where: { !$0.isEmpty })
        else {
            return "The first row looks like data: a header row with the names of the columns is required"
        }
        let known = Set(UserField.allCases.map { normalized($0.rawValue) })
        guard columns.contains(where: { known.contains(normalized($0)) }) else {
            return "The first row must be a header with the names of the \(columns.count) columns"
        }
        return "Columns found: \(columns.joined(separator: ", "))"
    }

    /// A name without what authors vary: the case of letters, and `_`, `-` and spaces.
    private static func normalized(_ name: String) -> String {
        name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    }
}
