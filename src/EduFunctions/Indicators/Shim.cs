using EduFunctions.Forms;
namespace EduFunctions.Returns.SchoolReturn;
static class Classes { public const string Grade = "grade", Number = "number", Pupils = "pupils"; public static FormSheet Sheet => SchoolReturnForm.Classes; }
static class Staff { public const string Stage = "stage", Posts = "posts", InPost = "inPost"; public static FormSheet Sheet => SchoolReturnForm.Staff; }
static class Premises { public const string Stage = "stage", Classrooms = "classrooms", ClassroomsInUse = "classroomsInUse"; public static FormSheet Sheet => SchoolReturnForm.Premises; }
