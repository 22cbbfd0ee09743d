import Testing
import UserImport

@Suite struct FileRecognitionTests {
    private func recognise(_ text: String) throws -> FileRecognition {
        var reader = ByteReader(bytes: Array(text.utf8))
        return try FileRecognition(of: &reader)
    }

    @Test(arguments: [
        ("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", "jsonl"), ("{\"id\":\"a\"}", "jsonl"), ("[{\"id\":\"a\"}]", "jsonl"),
        ("{\"users\":[{\"id\":\"a\"}]}", "jsonl"), ("{\n \"users\": [\n {\"id\":\"a\"}\n]}", "jsonl"),
        ("{\"users\":[{\"localId\":\"a\"}]}", "firebase"), ("[{\"uid\":\"a\",\"metadata\":{}}]", "firebase"),
        ("[{\"email\":\"a\"},{\"localId\":\"b\"}]", "firebase"),
        ("# hashferry: row 1: x\n{\"localId\":\"b\"}\n", "firebase"),
        ("id,email\n1,a@example.com\n", "csv"), ("sep=;\nid;email\n", "csv"), ("id\temail\n", "csv"),
        ("nonsense\n{\"id\":\"a\"}\n{\"id\":\"b\"}\n", "jsonl"),
        ("[{\"user_id\":\"a\",\"email\":\"e\",\"password_hash\":\"h\"}]", "auth0"),
        ("[{\"user_id\":\"a\",\"custom_password_hash\":{}}]", "auth0"),
        ("{\"users\":[{\"id\":\"a\",\"encryptionScheme\":\"bcrypt\"}]}", "fusionauth"),
        ("{\"total\":1,\"users\":[{\"$id\":\"a\",\"prefs\":{}}]}", "appwrite"),
        ("[{\"traits\":{},\"schema_id\":\"x\"}]", "kratos"), ("{\"dataOrgs\":{\"orgs\":[]}}", "zitadel"),
        ("id,email,encrypted_password,raw_app_meta_data\n", "supabase"),
        ("# a comment\nid,primary_email_address,password_digest,password_hasher\n", "clerk"),
        ("ID,user_login,user_pass,user_email\n", "wordpress"),
        ("id,password,is_superuser,username,date_joined\n", "django"),
        ("{\"realm\":\"x\",\"users\":[{\"username\":\"a\",\"credentials\":[{\"secretData\":\"{}\"}]}]}", "keycloak"),
        ("[{\"model\":\"auth.user\",\"pk\":1,\"fields\":{}}]", "django"),
        ("COPY auth.users (id, email) FROM stdin;\n", "supabase"), ("dn: cn=a\ncn: a\n", "ldif"),
        ("root:*:19000:0:99999:7:::\n", "shadow"), ("ada:$apr1$saltsalt$yAAkm4libquA.ZWLHbSBq/\n", "htpasswd"),
        ("u1,a@example.com,true,,," + String(repeating: ",", count: 23) + "\n", "firebase"),
    ])
    func namesTheSource(text: String, source: String) throws {
        #expect(try recognise(text).source?.name == source)
    }

    @Test(arguments: [
        ("INSERT INTO users VALUES (1,'a');\n", "SQL"), ("-- PostgreSQL database dump\n", "SQL"),
        ("COPY people (id, email) FROM stdin;\n", "SQL"), ("<users></users>", "XML"),
        ("root:x:0:0:root:/root:/bin/bash\n", "passwd"), ("SQLite format 3\0", "SQLite"),
        ("id,email\r1,a@example.com\r", "old Macs"), ("a\0b", "binary"),
        ("PK\u{3}\u{4}", "zip"),
        ("{\"data\":[{\"id\":1}]}", "\"data\""), ("{\n \"id\": 1\n}\n{\n \"id\": 2\n}\n", "several lines"),
    ])
    func saysWhatItLooksLikeWhereNoSourceReadsIt(text: String, word: String) throws {
        let found = try recognise(text)
        #expect(found.source == nil)
        #expect(found.title.contains(word), "\(found.title)")
        #expect(found.advice?.isEmpty == false)
    }

    @Test func refusesASourceThatCannotReadTheFile() throws {
        for (text, type) in [
            ("{\"id\":\"a\"}\n", "csv"), ("id,email\n", "jsonl"), ("id,email\n", "firebase"),
            ("[{\"id\":\"a\"}]", "firebase"),
        ] {
            var reader = ByteReader(bytes: Array(text.utf8))
            #expect(throws: SourceError.self, "\(text)") {
                try SourceRegistry.source(of: &reader, named: SourceRegistry.source(named: type))
            }
        }
    }

    /// Who says which column is which has a system's CSV read as any other, unless they name its source.
    @Test func readsASystemsCSVAsAnyOtherWhereItsColumnsAreMapped() throws {
        let header = "id,email,encrypted_password,raw_app_meta_data\n"
        func source(_ said: Set<SourceOption>, named name: String? = nil, of text: String) throws -> String {
            var reader = ByteReader(bytes: Array(text.utf8))
            return try SourceRegistry.source(
                of: &reader, named: name.flatMap { SourceRegistry.source(named: $0) }, saying: said
            ).0.name
        }
        #expect(try source([], of: header) == "supabase")
        #expect(try source([.map], of: header) == "csv")
        #expect(try source([.delimiter, .scheme], of: header) == "csv")
        #expect(try source([.map], named: "supabase", of: header) == "supabase")
        // What CSV does not take note of either is no reason.
        #expect(try source([.map, .with], of: header) == "supabase")
        // Nor is a file that is no CSV.
        #expect(try source([.map], of: "[{\"traits\":{},\"schema_id\":\"x\"}]") == "kratos")
        #expect(try source([.map], of: "COPY auth.users (id, email) FROM stdin;\n") == "supabase")
    }

    @Test func consumesNothing() throws {
        var reader = ByteReader(bytes: Array("\u{FEFF}id,email\n".utf8), chunkSize: 2)
        _ = try FileRecognition(of: &reader)
        #expect(try reader.nextLine() == .line)
        #expect(reader.lineBytes == Array("id,email".utf8))
    }

    /// A file of brackets alone costs neither time nor memory.
    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"]) func survivesDepth(opening: String) throws {
        let text = String(repeating: opening, count: 300_000 / opening.utf8.count)
        #expect(try !recognise(text).title.isEmpty)
    }

    /// Whatever the bytes, there is an answer, and no trap.
    @Test func hasAnAnswerForEveryCut() throws {
        let text = Array("{\"realm\":\"\\\"x\",\"users\":[{\"a\":{\"b\":[1,{\"c\":\"d\"}]}}]}".utf8)
        for cut in 1...text.count {
            var reader = ByteReader(bytes: Array(text[..<cut]))
            #expect(try !FileRecognition(of: &reader).title.isEmpty)
        }
    }
}
