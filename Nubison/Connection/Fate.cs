namespace Nubison.Connection
{
    /// <summary>What an answer means for the reading that was sent.</summary>
    public enum Fate
    {
        /// <summary>It stays in the journal and is sent again.</summary>
        Stays = 0,

        /// <summary>The platform has it: it leaves the journal.</summary>
        Delivered,

        /// <summary>
        /// It stays, but counts as refused once. Only a reading that was refused again and again while the platform accepted
        /// a later one is dropped.
        /// </summary>
        Refused,
    }
}
