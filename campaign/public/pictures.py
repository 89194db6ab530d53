"""The pictures that can be embedded: the map and every chart of the public pages.

To add one: a function that draws it from an edition, and a row in the PICTURES of its page's
module. A picture of a published dataset is drawn from its rows as they were published. Others
(whole time series) ask their mart with the edition's two times, of the ledger as far as it had
got and by the definitions that it keeps: `is_stored` is False, and the page of an edition of before
these were kept says so when a definition was mended since.
"""

from campaign.public import training_pictures, volunteer_pictures, ward_pictures
from campaign.public.scene import Picture

PICTURES: dict[str, Picture] = {
    picture.name: picture
    for module in (ward_pictures, training_pictures, volunteer_pictures)
    for picture in module.PICTURES
}
