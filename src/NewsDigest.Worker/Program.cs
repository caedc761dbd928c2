Console.WriteLine("newsdigest");
