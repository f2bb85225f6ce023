1000  mov rax, qword ptr [rdx + 0xa8]
1007  mov ecx, dword ptr [rsi + 8]
100d  cmp ecx, 0x80
1013  jne 0x1103
1019  sub rax, 1
1020  movabs r8, 0x555500000000
102a  mov rdi, qword ptr [r8 + 8]
1031  mov r9, qword ptr [r8]
1038  lea r10, [r8]
103f  test r9, r9
1042  je 0x1096
1048  add r10, 0x10
104f  sub r9, 1
1056  cmp rax, qword ptr [r10]
105d  jne 0x103f
1063  mov r9, rax
1066  mov eax, 0x27
106c  syscall
106e  cmp eax, 0x1267
1074  jne 0x108a
107a  mov eax, 0x18
1080  syscall
1082  mov rax, r9
1085  jmp 0x10fb
108a  mov rax, qword ptr [r10 + 8]
1091  jmp 0x10fb
1096  movzx ecx, byte ptr [rax]
109d  cmp ecx, 0xcc
10a3  jne 0x10fb
10a9  cmp rdi, qword ptr [r8 + 8]
10b0  jne 0x102a
10b6  mov edi, 5
10bc  movabs r8, 0x666600000000
10c6  cmp r8, 1
10cd  jbe 0x10d6
10d3  jmp r8
10d6  push rax
10d7  push rdx
10d8  mov edi, 5
10de  movabs rsi, 0x777700000000
10e8  xor edx, edx
10ea  mov r10d, 8
10f1  mov eax, 0xd
10f7  syscall
10f9  pop rdx
10fa  pop rax
10fb  mov qword ptr [rdx + 0xa8], rax
1102  ret
1103  movabs r8, 0x666600000000
110d  cmp r8, 1
1114  jb 0x1137
111a  je 0x1123
1120  jmp r8
1123  sub rcx, 1
112a  shr rcx, 0x1f
112e  test rcx, rcx
1131  jne 0x117f
1137  mov edi, 5
113d  movabs rsi, 0x777700000000
1147  xor edx, edx
1149  mov r10d, 8
1150  mov eax, 0xd
1156  syscall
1158  mov eax, 0x27
115e  syscall
1160  mov r8, rax
1163  mov eax, 0xba
1169  syscall
116b  mov rdi, r8
116e  mov rsi, rax
1171  mov edx, 5
1177  mov eax, 0xea
117d  syscall
117f  ret
