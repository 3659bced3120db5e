namespace OpenHotline.Matching.Pdq;

/// <summary>Where a picture's float luma comes from, 32 rows at a time: a kernel for generic code, not a door to the outside.</summary>
internal unsafe interface ILumaRows
{
    /// <summary>
    /// The rows from <paramref name="first"/> on. Either they stand where the answer points to, with 32 rows and whole
    /// tiles of 32 columns to read, or they are written into <paramref name="room"/>, which has both.
    /// </summary>
    // Safety: the room has 32 rows of TentFilter.BandStride floats.
    float* Band(int first, int rows, float* room, out int stride);
}
