1000  push rax
1001  push rcx
1002  push rdx
1003  push 0
1005  movabs rcx, 0x111100000000
100f  mov eax, dword ptr [rcx]
1015  cmp eax, 1
101b  jb 0x10a1
1021  je 0x10b2
1027  cmp eax, 4
102d  jae 0x10c3
1033  mov edx, dword ptr fs:[0x2d0]
103b  movabs rcx, 0x222200000000
1045  add rcx, rdx
1048  movzx edx, byte ptr [rcx]
104f  test edx, 8
1055  jne 0x10c3
105b  cmp edx, 0
1061  jne 0x1078
1067  cmp eax, 2
106d  je 0x10b2
1073  jmp 0x10a1
1078  test edx, 4
107e  je 0x1095
1084  call 0x1151
1089  test edx, 8
108f  jne 0x1005
1095  test edx, 1
109b  jne 0x10b2
10a1  add rsp, 8
10a8  pop rdx
10a9  pop rcx
10aa  pop rax
10ab  jmp qword ptr [r11]
10b2  add rsp, 8
10b9  pop rdx
10ba  pop rcx
10bb  pop rax
10bc  jmp qword ptr [r11 + 8]
10c3  push r11
10c5  mov eax, 0x18
10cb  syscall
10cd  pop r11
10cf  inc dword ptr [rsp]
10d6  cmp dword ptr [rsp], 0x4000
10e1  jb 0x1005
10e7  mov dword ptr [rsp], 0
10f2  push r11
10f4  mov eax, 0x27
10fa  syscall
10fc  pop r11
10fe  movabs rcx, 0x111100000000
1108  cmp eax, dword ptr [rcx + 4]
110e  jne 0x10a1
1114  mov edx, dword ptr fs:[0x2d0]
111c  movabs rcx, 0x222200000000
1126  add rcx, rdx
1129  movzx eax, byte ptr [rcx]
1130  test eax, 8
1136  je 0x1005
113c  mov edx, eax
113e  xor edx, 8
1144  lock cmpxchg byte ptr [rcx], dl
114c  jmp 0x1005
1151  push rbx
1152  push rsi
1153  push rdi
1154  push r8
1156  push r9
1158  push r10
115a  push r11
115c  push rcx
115d  push rdx
115e  mov eax, edx
1160  and rax, 1
1167  movabs r8, 0x111100000000
1171  mov r8, qword ptr [r8 + rax*8 + 8]
1179  xor r9d, r9d
117c  lea r10, [rsp + 0x70]
1184  call 0x11e2
1189  cmp eax, 1
118f  jne 0x11d4
1195  pop rdx
1196  pop rcx
1197  mov eax, edx
1199  mov ebx, 7
119f  sub rbx, rdx
11a2  lock cmpxchg byte ptr [rcx], bl
11aa  jne 0x11c9
11b0  movabs r8, 0x111100000000
11ba  lock inc qword ptr [r8 + 0x18]
11c2  mov edx, ebx
11c4  jmp 0x11d6
11c9  mov edx, 8
11cf  jmp 0x11d6
11d4  pop rdx
11d5  pop rcx
11d6  pop r11
11d8  pop r10
11da  pop r9
11dc  pop r8
11de  pop rdi
11df  pop rsi
11e0  pop rbx
11e1  ret
11e2  and r10, 0xfffffffffffffff8
11e9  mov rax, r10
11ec  mov rsi, qword ptr [r8 + 0x20]
11f3  mov rdi, qword ptr [r8 + 0x28]
11fa  call 0x132f
11ff  test rsi, rsi
1202  je 0x1321
1208  mov rcx, qword ptr [rsi + 8]
120f  mov rax, qword ptr fs:[0x10]
1218  cmp rax, r10
121b  jbe 0x1232
1221  cmp rax, rcx
1224  jae 0x1232
122a  mov rcx, rax
122d  jmp 0x125b
1232  mov eax, dword ptr fs:[0x2d0]
123a  cmp eax, dword ptr [r8 + 0x38]
1241  jne 0x1321
1247  mov rax, qword ptr [rsi]
124e  cmp rax, qword ptr [r8 + 0x30]
1255  jne 0x1321
125b  movabs r11, 0x2b000000000033
1265  mov rax, r9
1268  mov rsi, qword ptr [r8]
126f  mov rdi, qword ptr [r8 + 8]
1276  call 0x132f
127b  test rsi, rsi
127e  jne 0x1307
1284  cmp r10, rcx
1287  jae 0x1328
128d  mov rax, qword ptr [r10]
1294  add r10, 8
129b  cmp rax, r11
129e  je 0x1311
12a4  cmp rax, qword ptr [r8 + 0x10]
12ab  jb 0x1284
12b1  cmp rax, qword ptr [r8 + 0x18]
12b8  jae 0x1284
12be  mov rsi, qword ptr [r8]
12c5  mov rdi, qword ptr [r8 + 8]
12cc  call 0x132f
12d1  test rsi, rsi
12d4  je 0x1284
12da  cmp rax, qword ptr [rsi]
12e1  jne 0x1307
12e7  lea rdx, [r10 + 0x10]
12ee  cmp rdx, rcx
12f1  ja 0x1307
12f7  mov rdx, qword ptr [r10 + 8]
12fe  cmp rdx, r11
1301  jne 0x1284
1307  mov r9, rax
130a  mov eax, 2
1310  ret
1311  mov rax, qword ptr [r10 - 0x20]
1318  cmp rax, r10
131b  jae 0x1284
1321  mov eax, 3
1327  ret
1328  mov eax, 1
132e  ret
132f  test rdi, rdi
1332  je 0x1385
1338  mov rdx, rdi
133b  shr rdx, 1
133f  mov rbx, rdx
1342  shl rbx, 4
1346  add rbx, rsi
1349  cmp rax, qword ptr [rbx + 8]
1350  jae 0x136b
1356  cmp rax, qword ptr [rbx]
135d  jae 0x1381
1363  mov rdi, rdx
1366  jmp 0x132f
136b  lea rsi, [rbx + 0x10]
1372  sub rdi, rdx
1375  sub rdi, 1
137c  jmp 0x132f
1381  mov rsi, rbx
1384  ret
1385  xor esi, esi
1387  ret
