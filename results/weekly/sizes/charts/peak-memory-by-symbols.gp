# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.811
set bmargin at screen 0.237
set label 1 'weekly: peak memory of filter, partition and partition-f32 grows linearly with' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'symbols' at screen 0.02,0.917 left front font ',17' textcolor rgb '#000000'
set label 3 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.872 left front font ',12' textcolor rgb '#555555'
set label 4 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 5 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 6 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 7 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 8 'variant' at screen 0.792,0.833 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.796 to screen 0.818,0.796 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 9 '' at screen 0.805,0.796 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 10 'filter' at screen 0.826,0.796 left front textcolor rgb '#000000'
set label 11 'slope 0.86, end 0.98' at screen 0.826,0.774 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.780,0.767 to screen 0.792,0.744 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 3 from screen 0.792,0.744 to screen 0.818,0.744 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 12 '' at screen 0.805,0.744 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 13 'partition' at screen 0.826,0.744 left front textcolor rgb '#000000'
set label 14 'slope 0.82, end 0.97' at screen 0.826,0.722 left front font ',10' textcolor rgb '#555555'
set arrow 4 from screen 0.780,0.754 to screen 0.792,0.692 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 5 from screen 0.792,0.692 to screen 0.818,0.692 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 15 '' at screen 0.805,0.692 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 16 'partition-f32' at screen 0.826,0.692 left front textcolor rgb '#000000'
set label 17 'slope 0.84, end 0.84' at screen 0.826,0.671 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [8056563.03483:257353903.518]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
$series1bars << END
50.0 11069440.0 10788864.0 11157504.0
100.0 18534400.0 18427904.0 18644992.0
200.0 31832064.0 31629312.0 31907840.0
400.0 57706496.0 57634816.0 57753600.0
800.0 112021504.0 111767552.0 112025600.0
1600.0 213622784.0 213467136.0 213766144.0
END
$series1 << END
50.0 11069440.0
100.0 18534400.0
200.0 31832064.0
400.0 57706496.0
800.0 112021504.0
1600.0 213622784.0
END
$series2bars << END
50.0 11350016.0 11333632.0 11591680.0
100.0 19695616.0 19460096.0 19722240.0
200.0 31705088.0 31539200.0 31850496.0
400.0 55001088.0 54861824.0 55283712.0
800.0 104828928.0 104648704.0 105033728.0
1600.0 197476352.0 197394432.0 197664768.0
END
$series2 << END
50.0 11350016.0
100.0 19695616.0
200.0 31705088.0
400.0 55001088.0
800.0 104828928.0
1600.0 197476352.0
END
$series3bars << END
50.0 9834496.0 9699328.0 10088448.0
100.0 17567744.0 17362944.0 17625088.0
200.0 29220864.0 29220864.0 29478912.0
400.0 50892800.0 50655232.0 51113984.0
800.0 96534528.0 96337920.0 96546816.0
1600.0 182827008.0 182517760.0 182943744.0
END
$series3 << END
50.0 9834496.0
100.0 17567744.0
200.0 29220864.0
400.0 50892800.0
800.0 96534528.0
1600.0 182827008.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
