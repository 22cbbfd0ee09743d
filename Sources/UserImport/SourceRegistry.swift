/// The sources that Hashferry reads, by their name on the command line.
public enum SourceRegistry {
    /// Every source; a test proves that each has its vectors.
    public static let all: [any UserSource.Type] = [
        JSONLinesSource.self, CSVSource.self, FirebaseSource.self,
    ]

    /// The source of a name, or nil.
    public static func source(named name: String) -> (any UserSource.Type)? {
        all.first { $0.name == name }
    }
}
