"""Relations between marked words of two reports, on pairs written for this project. Nothing here is imported by the package."""
