/// Whose SQL a dump is written in, as far as its texts differ.
enum SQLDialect: Sendable {
    /// MySQL and MariaDB: a backslash in a text begins an escape.
    case mySQL
    /// The standard, PostgreSQL, SQLite: a backslash is a character.
    case standard
    /// SQL Server: as the standard, and a statement may end with its line alone.
    case transactSQL

    /// The dialect that the head of a dump shows; nil where nothing tells.
    init?(of head: FileHead) {
        let text = head.lines.joined(separator: "\n")
        // What the tools write above everything counts before what may stand in somebody's data.
        if ["-- MySQL dump", "-- MariaDB dump", "-- phpMyAdmin", "/*!40", "/*M!"].contains(where: text.contains) {
            self = .mySQL
        } else if ["PostgreSQL database dump", "standard_conforming_strings", "FROM stdin", "PRAGMA foreign_keys"]
            .contains(where: text.contains)
        {
            self = .standard
        } else if text.contains("INTO `") || text.contains("TABLE `") || text.contains("TABLE IF NOT EXISTS `") {
            self = .mySQL
        } else if ["INTO [", "INSERT [", "TABLE [", "[dbo]"].contains(where: text.contains) {
            self = .transactSQL
        } else if ["INTO \"", "TABLE \"", "::"].contains(where: text.contains) {
            self = .standard
        } else {
            return nil
        }
    }
}

/// A table of a dump, and the columns of the rows that follow.
struct SQLTable: Sendable, Hashable {
    /// The name, with its schema where there is one, in lower case: `auth.users`.
    var name: String
    var columns: [String]
}
