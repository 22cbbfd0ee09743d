/// The sources that Hashferry reads, by their name on the command line.
public enum SourceRegistry {
    /// Every source; a test proves that each has its vectors.
    public static let all: [any UserSource.Type] = [
        JSONLinesSource.self, CSVSource.self, FirebaseSource.self, SupabaseSource.self, WordPressSource.self,
        DjangoSource.self, KeycloakSource.self, LDIFSource.self, ShadowSource.self, HtpasswdSource.self,
        Auth0Source.self, ClerkSource.self, NHostSource.self, AppwriteSource.self, FusionAuthSource.self,
        KratosSource.self, ZitadelSource.self, SuperTokensSource.self, BetterAuthSource.self, LogtoSource.self,
        StytchSource.self, WorkOSSource.self,
        LaravelSource.self, DeviseSource.self, DrupalSource.self, ASPNETIdentitySource.self, PhpBBSource.self,
        JoomlaSource.self, RedmineSource.self, MediaWikiSource.self, MagentoSource.self, ForgeRockSource.self,
        AkamaiSource.self, AutheliaSource.self, PassportSource.self, AuthentikSource.self,
    ]

    /// The source of a name, or nil.
    public static func source(named name: String) -> (any UserSource.Type)? {
        all.first { $0.name == name }
    }

    /// What a source is for a file: as it is named, or else as the file's content says.
    ///
    /// A system's CSV that nobody names is read as any other CSV where the caller says what only that takes note of:
    /// which column is which.
    /// - Parameters:
    ///   - type: The source that the caller names; nil leaves it to the content.
    ///   - said: What else the caller says of the file.
    /// - Throws: where the content is something else than what it is taken for, or nothing that a source reads.
    public static func source(
        of reader: inout ByteReader, named type: (any UserSource.Type)?, saying said: Set<SourceOption> = []
    ) throws(SourceError) -> (any UserSource.Type, FileRecognition) {
        let head = try FileHead(of: &reader)
        let found = try FileRecognition(of: head)
        guard let type else {
            guard let source = found.source else {
                throw SourceError("the file looks like \(found.title)", hint: found.advice)
            }
            if !said.isSubset(of: source.options), said.isSubset(of: CSVSource.options),
                source.recognition(of: head).shape.kind == .csv, let any = FileRecognition(anyCSV: head)
            {
                return (CSVSource.self, any)
            }
            return (source, found)
        }
        // Whoever names a source knows their file: only what that source cannot read at all is refused here.
        guard type.recognition(of: head).certainty != .none else {
            throw SourceError(
                "the file is not what --from \(type.name) reads: it looks like \(found.title)",
                hint: found.source.map { "--from \($0.name)" } ?? found.advice)
        }
        return (type, found)
    }
}
