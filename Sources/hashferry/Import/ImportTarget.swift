internal import UserImport

/// Where an import goes, ready to take users.
struct ImportTarget {
    let destination: any UserDestination
    /// How the census names it.
    let name: CensusDestination
    /// What tells the target from every other: a journal is resumed with the same only.
    let identity: [String]
    let batchSize: Int
    /// Whether it verifies SHA versions that current services refuse.
    var takesLegacySHAVersions = false
    /// Who will verify the hashes.
    var planned = ImportPolicy.Destination.usersAPI
    /// Whether it keeps the date on which the source made a user.
    var keepsRegistration = false
    /// Whether it hashes plain passwords with bcrypt alone, which does not take every one.
    var hashesPlainWithBcrypt = false
}
