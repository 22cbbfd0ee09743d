import JSONText
import Testing
import UserImport

/// SQL dumps, read as WordPress's or Django's.
@Suite struct SQLRowsTests {
    private static let mySQL = "-- MySQL dump 10.13\n"
    private static let postgres = "-- PostgreSQL database dump\n"

    private func names(_ values: String, head: String, chunkSize: Int = 4096) -> [String?] {
        let text = head + "INSERT INTO wp_users (ID, user_login, user_pass, display_name) VALUES \(values);\n"
        return SourceReading(WordPressSource.self, text, chunkSize: chunkSize).records.map { $0?.name }
    }

    /// A backslash begins an escape in MySQL's texts and is a character in everybody else's.
    @Test(arguments: [1, 7, 4096]) func readsTextsByTheirDialect(chunkSize: Int) {
        let cases: [(sql: String, mySQL: String, standard: String)] = [
            (#"'it''s'"#, "it's", "it's"), (#"'a\\b'"#, #"a\b"#, #"a\\b"#), (#"'tab\t'"#, "tab\t", #"tab\t"#),
            (#"N'ünï'"#, "ünï", "ünï"), ("0x416461", "Ada", "Ada"), ("X'416461'", "Ada", "Ada"),
            (#"_binary 'Ada'"#, "Ada", "Ada"), ("'a), (b'", "a), (b", "a), (b"),
            ("'-- no comment'", "-- no comment", "-- no comment"),
        ]
        for (sql, mySQL, standard) in cases {
            #expect(names("(1,'a','',\(sql))", head: Self.mySQL, chunkSize: chunkSize) == [mySQL], "\(sql)")
            #expect(names("(1,'a','',\(sql))", head: Self.postgres, chunkSize: chunkSize) == [standard], "\(sql)")
        }
        #expect(names(#"(1,'a','',E'it\'s')"#, head: Self.postgres, chunkSize: chunkSize) == ["it's"])
    }

    @Test func readsSeveralRowsAStatement() {
        #expect(names("(1,'a','','A'),\n (2,'b','','B') , (3,'c','',NULL)", head: Self.mySQL) == ["A", "B", nil])
        #expect(names("(1,'a','','A'::text), (2,'b','',upper('b'))", head: Self.postgres) == ["A", nil])
    }

    /// Nothing tells what the backslash is: a quote behind it would end the text or not.
    @Test func refusesABackslashOfNobodys() {
        let reading = SourceReading(
            WordPressSource.self, #"INSERT INTO wp_users (ID, user_login, user_pass) VALUES (1, 'a\'b', '');"#)
        #expect(reading.rows.isEmpty)
        #expect(reading.error?.message.contains("backslash") == true)
        #expect(reading.error?.hint?.contains("mysqldump") == true)
    }

    @Test func takesTheColumnsOfTheTable() {
        let create =
            "CREATE TABLE `wp_users` (`ID` bigint, `user_login` varchar(60) DEFAULT 'a,b', `user_pass` text, PRIMARY KEY (`ID`));\n"
        let insert = "INSERT INTO `wp_users` VALUES (7,'ada','');\n"
        #expect(SourceReading(WordPressSource.self, Self.mySQL + create + insert).records.map { $0?.id } == ["7"])
        let without = SourceReading(WordPressSource.self, Self.mySQL + insert)
        #expect(without.error?.message.contains("no list of columns") == true)
    }

    @Test func passesOverEverythingElse() {
        let text =
            Self.postgres + """
                SET a = 'b;c';
                CREATE FUNCTION f() RETURNS void AS $x$ INSERT INTO wp_users (ID, user_login) VALUES (1, 'no'); $x$ LANGUAGE sql;
                COPY public.other (id, name) FROM stdin;
                1\tINSERT INTO wp_users (ID, user_login) VALUES (1, 'no');
                \\.
                /* INSERT INTO wp_users (ID, user_login) VALUES (1, 'no'); */
                -- INSERT INTO wp_users (ID, user_login) VALUES (1, 'no');
                INSERT INTO other (id) VALUES (1);
                INSERT INTO wp_users (ID, user_login, user_pass) VALUES (2, 'yes', '') ON CONFLICT DO NOTHING;

                """
        #expect(SourceReading(WordPressSource.self, text).records.map { $0?.id } == ["2"])
    }

    /// What stands before a cut is delivered, and the cut is said.
    @Test func deliversWhatStandsBeforeACut() {
        let rows = "(1,'a','','A'),(2,'b','','B'),(3,'c','','C');"
        let text = Self.mySQL + "INSERT INTO wp_users (ID, user_login, user_pass, display_name) VALUES " + rows
        let bytes = Array(text.utf8)
        for cut in bytes.count - rows.utf8.count..<bytes.count {
            let reading = SourceReading(WordPressSource.self, Array(bytes[..<cut]), chunkSize: 16)
            let ids = reading.records.map { $0?.id }
            #expect(ids == Array(["1", "2", "3"].prefix(ids.count)))
            if bytes[cut - 1] != UInt8(ascii: ")"), bytes[cut - 1] != UInt8(ascii: ","), bytes[cut - 1] != 0x20 {
                #expect(reading.error != nil, "cut at \(cut)")
            }
        }
    }

    @Test func readsTheEscapesOfCopy() {
        let text =
            Self.postgres + "COPY public.auth_user (id, username, password, first_name) FROM stdin;\n"
            + "1\tada\t\\N\ta\\tb\\\\c\\101\n2\tbob\t\\N\t\\N\n\\.\n"
        let records = SourceReading(DjangoSource.self, text).records
        #expect(records.map { $0?.name } == ["a\tb\\cA", nil])
        #expect(records.map { $0?.attributes[.username] } == ["ada", "bob"])
        let cut = SourceReading(DjangoSource.self, String(text.dropLast(3)))
        #expect(cut.rows.count == 2 && cut.error != nil)
    }

    /// Users of whom the dump has no values are not lost in silence.
    @Test func refusesAnInsertWithoutValues() {
        let text = Self.mySQL + "INSERT INTO wp_users SET ID = 1, user_login = 'a';\nINSERT INTO other SELECT 1;\n"
        #expect(SourceReading(WordPressSource.self, text).rejections == ["is an INSERT without VALUES (line 2)"])
    }

    /// A quote that is never closed ends the reading, and does not take the memory that the file has.
    @Test func endsAtAQuoteThatIsNeverClosed() {
        let head = Self.mySQL + "INSERT INTO wp_users (ID, user_login, user_pass) VALUES (1,'a',''),(2,'"
        let bytes = Array((head + String(repeating: "x", count: 10_000)).utf8)
        do {
            let source = try SourceReader(
                WordPressSource.self, reading: ByteReader(bytes: bytes, chunkSize: 64, maximumRow: 100),
                options: SourceOptions())
            #expect(try source.next()?.number == 1)
            #expect(throws: SourceError.self) { try source.next() }
        } catch {
            Issue.record("\(error)")
        }
    }
}

/// Scripts for SQL Server: no semicolons, names in brackets, and INSERT without INTO.
@Suite struct TransactSQLTests {
    private func read(_ text: String) -> SourceReading { SourceReading(ASPNETIdentitySource.self, text) }

    @Test func endsAStatementWithItsLine() {
        let reading = read(
            """
            SET IDENTITY_INSERT [dbo].[Roles] ON
            INSERT INTO [dbo].[Roles] ([Id]) VALUES (N'INSERT INTO [dbo].[AspNetUsers] ([Id]) VALUES (N''no'')')
            INSERT [dbo].[AspNetUsers] ([Id], [Email]) VALUES (N'a', N'a@example.com')
            GO
            INSERT INTO [dbo].[AspNetUsers] ([Id], [Email]) VALUES (N'b', N'o''neill@example.com')
            SELECT * FROM [dbo].[AspNetUsers]
            """)
        #expect(reading.records.map { $0?.id } == ["a", "b"])
        #expect(reading.records.last??.email == "o'neill@example.com")
    }

    @Test func refusesADumpWithoutTheTable() {
        let reading = read("INSERT INTO [dbo].[Roles] ([Id]) VALUES (N'1')\n")
        #expect(reading.error?.message.contains("aspnet-identity") == true)
    }
}
