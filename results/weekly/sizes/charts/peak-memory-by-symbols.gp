# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.648
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: peak memory by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory'
set logscale y
set yrange [7855056.08993:257545748.413]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 10825728.0 10825728.0 10887168.0
100.0 18356224.0 18153472.0 18599936.0
200.0 31635456.0 31600640.0 31707136.0
400.0 57501696.0 57356288.0 57597952.0
800.0 111785984.0 111771648.0 111792128.0
1600.0 213377024.0 213364736.0 213626880.0
END
$series1 << END
50.0 10825728.0
100.0 18356224.0
200.0 31635456.0
400.0 57501696.0
800.0 111785984.0
1600.0 213377024.0
END
$series2bars << END
50.0 11350016.0 11345920.0 11350016.0
100.0 19460096.0 19197952.0 19468288.0
200.0 31318016.0 31084544.0 31404032.0
400.0 54861824.0 54599680.0 54964224.0
800.0 104671232.0 104648704.0 104681472.0
1600.0 197304320.0 197206016.0 197349376.0
END
$series2 << END
50.0 11350016.0
100.0 19460096.0
200.0 31318016.0
400.0 54861824.0
800.0 104671232.0
1600.0 197304320.0
END
$series3bars << END
50.0 9699328.0 9469952.0 9699328.0
100.0 17362944.0 17362944.0 17362944.0
200.0 29220864.0 29020160.0 29220864.0
400.0 50790400.0 50589696.0 50843648.0
800.0 96292864.0 96284672.0 96301056.0
1600.0 182650880.0 182562816.0 182677504.0
END
$series3 << END
50.0 9699328.0
100.0 17362944.0
200.0 29220864.0
400.0 50790400.0
800.0 96292864.0
1600.0 182650880.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 0.86, end 0.93)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.82, end 0.91)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 0.84, end 0.92)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
