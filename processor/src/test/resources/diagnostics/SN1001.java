@Network
class Mlp {} // here
