"""What everybody may read without signing in: editions as files, pictures to embed, and a feed.

Everything here comes from published editions. No route here asks for figures of now.
"""
