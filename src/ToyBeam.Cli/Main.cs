System.Console.WriteLine("toybeam");
