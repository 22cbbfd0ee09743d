import Testing
import UserImport

/// Files that have the names of two systems: nobody can tell whose they are, so the two are named.
@Suite struct AmbiguousFilesTests {
    /// A text, and the sources that it could be of.
    struct Pair: Sendable, CustomTestStringConvertible {
        let sources: [String]
        let text: String
        var testDescription: String { sources.joined(separator: " or ") }

        init(_ sources: String..., of text: String) { (self.sources, self.text) = (sources, text) }
    }

    static let pairs = [
        Pair("supabase", "devise", of: "id,email,encrypted_password,raw_app_meta_data,reset_password_token\n"),
        Pair(
            "laravel", "devise",
            of: "id,name,email,email_verified_at,password,remember_token,reset_password_token,encrypted_password\n"),
        Pair(
            "wordpress", "django",
            of: "ID,user_login,user_pass,user_email,id,password,is_superuser,username,date_joined\n"),
        Pair(
            "clerk", "aspnet-identity",
            of: "Id,UserName,NormalizedUserName,Email,PasswordHash,SecurityStamp,password_digest,password_hasher\n"),
        Pair("clerk", "workos", of: "user_id,email,password_hash,password_hash_type,password_digest,password_hasher\n"),
        Pair("firebase", "clerk", of: #"[{"localId":"a","password_hasher":"bcrypt"}]"#),
        Pair("firebase", "appwrite", of: #"{"total":1,"users":[{"$id":"a","prefs":{},"localId":"b"}]}"#),
        Pair("kratos", "logto", of: #"[{"traits":{},"schema_id":"x","primaryEmail":"a","customData":{}}]"#),
        Pair("auth0", "stytch", of: #"[{"user_id":"a","emails":[],"untrusted_metadata":{},"logins_count":1}]"#),
        // A database that two systems share.
        Pair(
            "wordpress", "drupal",
            of: """
                CREATE TABLE `wp_users` (`ID` int);
                INSERT INTO `wp_usermeta` VALUES (1,1,'a','b');
                INSERT INTO `wp_users` VALUES (1,'a','b','a','a@example.com','','2024-01-01 00:00:00','',0,'A');
                CREATE TABLE `users_field_data` (`uid` int);
                INSERT INTO `users_field_data` VALUES (1);

                """),
    ]

    @Test(arguments: pairs) func namesBoth(pair: Pair) throws {
        var reader = ByteReader(bytes: Array(pair.text.utf8))
        let found = try FileRecognition(of: &reader)
        #expect(found.source == nil)
        #expect(found.advice == "say which: " + pair.sources.map { "--from \($0)" }.joined(separator: " or "))
    }

    /// Whoever says which of the two it is has it read.
    @Test(arguments: pairs) func readsItAsTheOneThatIsNamed(pair: Pair) throws {
        for name in pair.sources {
            var reader = ByteReader(bytes: Array(pair.text.utf8))
            let type = SourceRegistry.source(named: name)
            #expect(try SourceRegistry.source(of: &reader, named: type).0.name == name)
        }
    }
}
